package import AuthpipeKit

/// What BigCommerce gave for a code, proved to be what was asked for.
package struct IssuedToken: Sendable {
  package let token: SharedSecret
  /// The scopes that it was given, which no later request tells.
  package let scopes: [String]

  /// Reads an answer of `/oauth2/token`, for `store` and `asked`; throws `ExchangeFault`, or
  /// `SecretMemoryError`. Who consented is in it as well, and is not read.
  init(_ body: [UInt8], for store: StoreHash, asking asked: [String]) throws {
    var token: SecretBytes?
    var (scope, context): (String?, String?)
    do {
      try body.withUnsafeBytes { bytes in
        var text = JSONText(bytes)
        try text.object { name, text in
          guard try text.peek() == UInt8(ascii: "\"") else { return try text.skip() }
          let value = try text.string()
          switch true {
          case name.elementsEqual("access_token".utf8): token = try Self.secret(value)
          case name.elementsEqual("scope".utf8): scope = try Self.text(value)
          case name.elementsEqual("context".utf8): context = try Self.text(value)
          default: return
          }
        }
        try text.end()
      }
    } catch is JSONText.Malformed {
      throw ExchangeFault.noToken
    }
    guard let token, token.withBytes({ SecretShape.fault(inToken: $0) }) == nil else {
      throw ExchangeFault.noToken
    }
    let expected = "stores/\(store.text)"
    guard context == expected else {
      throw ExchangeFault.otherContext(asked: expected, got: context)
    }
    let scopes = (scope ?? "").split(separator: " ").map(String.init)
    guard !scopes.isEmpty, scopes.allSatisfy({ Scope($0) != nil }) else {
      throw ExchangeFault.noScope(asked: asked)
    }
    self.token = SharedSecret(token)
    self.scopes = scopes
  }

  private static func secret(_ written: JSONText.Text) throws -> SecretBytes {
    var secret = try SecretBytes(capacity: written.count)
    try JSONText.unescape(written) { secret.append($0) }
    return secret
  }

  private static func text(_ written: JSONText.Text) throws -> String {
    var bytes: [UInt8] = []
    try JSONText.unescape(written) { bytes.append($0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
