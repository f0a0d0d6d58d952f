/// A label of a credentials file, as the control panel writes it.
enum CredentialLabel: String, CaseIterable {
  // Longest first, so that NAME is not found inside CLIENT NAME.
  case clientSecret = "CLIENT SECRET"
  case accessToken = "ACCESS TOKEN"
  case clientName = "CLIENT NAME"
  case clientID = "CLIENT ID"
  case apiPath = "API PATH"
  case name = "NAME"

  /// Whether `bytes` begin with this label, in either case.
  func isPrefix(of bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    let label = rawValue.utf8
    return bytes.count >= label.count
      && zip(bytes, label).allSatisfy { lowerCased($0) == lowerCased($1) }
  }
}
