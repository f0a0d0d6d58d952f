internal import ArgumentParser
internal import AuthpipeVault

/// When a user wants a credential renewed. BigCommerce's own static tokens have no end.
struct RenewalOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Remind of renewing it by this date, as 2027-01-31; never takes the date away.")
  var expires: String?

  @Option(
    name: .long,
    help: "Remind of rotating it when it is as old as this, as 90d; never takes that away.")
  var rotateEvery: String?

  /// The word that takes a rule away.
  private static let never = "never"

  var isEmpty: Bool { expires == nil && rotateEvery == nil }

  /// What is changed, for the audit trail.
  var details: [String] {
    (expires == nil ? [] : ["expires"]) + (rotateEvery == nil ? [] : ["rotate-every"])
  }

  /// What was given, read and warned of once, ready to be written into any state of the metadata.
  func edit(warning context: Context) throws -> (inout ConnectionMetadata) -> Void {
    let hasExpiry = expires != nil
    let hasRotation = rotateEvery != nil
    let expiry = try given(expires).map { try ExpiryDate(parsing: $0).seconds }
    let span = try given(rotateEvery).map {
      try TimeSpan(parsing: $0, for: "--rotate-every").seconds
    }
    if let expiry, expiry <= context.now {
      context.warn("the date that --expires gives is past: it is overdue from now on")
    }
    return { metadata in
      if hasExpiry { metadata.expiresAt = expiry }
      if hasRotation { metadata.rotateEvery = span }
    }
  }

  private func given(_ text: String?) -> String? { text == Self.never ? nil : text }
}
