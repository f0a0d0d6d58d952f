internal import AuthpipeKit

/// What may be kept of a text that a server wrote in answer to a token.
struct ServerText {
  /// Unicode scalars; a `Character` has no upper limit on its bytes.
  static let longest = 200

  let token: SharedSecret

  /// The first 200 scalars of `text`, or nil when they would show the token: a server that echoes
  /// its request must not put the token into a message or a vault's plain column.
  func kept(_ text: String?) -> String? {
    guard let text else { return nil }
    let scalars = text.unicodeScalars.prefix(Self.longest)
    // A token that is cut off by the limit is looked at whole.
    let reach = token.bytes.count + scalars.reduce(0) { $0 + UTF8.width($1) }
    return shows(Array(text.utf8.prefix(reach))) ? nil : String(scalars)
  }

  /// Whether `text` holds the token.
  func shows(_ text: String) -> Bool { shows(Array(text.utf8)) }

  private func shows(_ text: [UInt8]) -> Bool {
    token.bytes.withBytes { token in
      guard !token.isEmpty, text.count >= token.count else { return false }
      return (0...(text.count - token.count)).contains { start in
        zip(text[start...], token).allSatisfy { lowerCased($0) == lowerCased($1) }
      }
    }
  }
}
