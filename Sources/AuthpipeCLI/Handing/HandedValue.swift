internal import AuthpipeKit

/// A value of a connection, and the name under which somebody is handed it.
struct HandedValue {
  let name: String
  /// The field that it comes from.
  let field: String
  let value: SharedSecret

  var isSecret: Bool { Self.isSecret(field) }

  /// Whether a field is to be kept from others: not what names the store or the API account.
  static func isSecret(_ field: String) -> Bool {
    switch CredentialField(name: field) {
    case .accessToken, .clientSecret, .webhookSecret: true
    case .clientID, nil: false
    }
  }
}
