import AuthpipeKit

@testable import BigCommerce

/// What arrives in BigCommerce's name: the headers of a delivery up to a zero byte, and then the
/// claims of a payload, which are signed here so that they are looked at.
enum SignatureTarget: FuzzTarget {
  private static let secret = "0123456789abcdef"
  private static let client = "c1"
  private static let time: Int64 = 1_700_000_000

  static func seeds() throws -> [[UInt8]] {
    let headers = """
      POST / HTTP/1.1\r
      webhook-id: m1\r
      Webhook-Timestamp: 1700000000\r
      webhook-signature: v1a,x v1,\(try code(of: "m1.1700000000.{}"))\r
      \r

      """
    let claims =
      #"{"aud":"c1","iss":"bc","sub":"stores/abc123","iat":1700000000,"nbf":1699999995,"#
      + #""exp":1700086400,"jti":"j","user":{"id":1,"name":"a\"\u00e9"},"list":[1.5, null]}"#
    return [Array("\(headers)\u{0}\(claims)".utf8), Array("webhook-id:m1\n\u{0}{}".utf8)]
  }

  static func read(_ bytes: [UInt8]) throws {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    try readHeaders(Array(parts[0]))
    try readToken(bytes)
    if parts.count > 1 { try readClaims(Array(parts[1])) }
  }

  private static func readHeaders(_ bytes: [UInt8]) throws {
    var values: [[UInt8]?] = []
    do {
      let lines = try HeaderLines(parsing: SecretBytes(bytes))
      for header in WebhookSignature.Header.allCases {
        values.append(try plain(lines, header.rawValue))
      }
    } catch is HeaderLines.Fault {
      return
    }
    for value in values.compactMap(\.self) {
      precondition(!value.contains { $0 < 0x20 && $0 != 0x09 }, "a value is one line")
    }
    guard
      let signature = try? WebhookSignature(
        id: values[0], timestamp: values[1], signature: values[2])
    else { return }
    let isMade = try signature.isMade(by: SecretBytes(Array(secret.utf8)), over: [0x7b, 0x7d])
    let expected = try code(of: "\(signature.id).\(signature.timestamp).{}")
    let given = String(decoding: values[2] ?? [], as: UTF8.self)
    precondition(isMade == given.contains("v1,\(expected)"), "a signature fits if it is there")
    try? signature.check(at: .max / 2, tolerance: 300)
    try? signature.check(at: .min / 2, tolerance: 300)
  }

  private static func plain(_ lines: borrowing HeaderLines, _ name: String) throws -> [UInt8]? {
    switch try lines.value(of: name) {
    case .some(let value): value.revealed
    case .none: nil
    }
  }

  private static func readToken(_ bytes: [UInt8]) throws {
    guard let payload = try? SignedPayload(parsing: bytes) else { return }
    _ = try payload.isMade(by: SecretBytes(Array(secret.utf8)))
  }

  private static func readClaims(_ claims: [UInt8]) throws {
    let signed = [Array(#"{"alg":"HS256"}"#.utf8), claims]
      .map { String(decoding: Base64Text.forAddresses($0), as: UTF8.self) }
      .joined(separator: ".")
    let key = try SecretBytes(Array(secret.utf8))
    let code = Base64Text.forAddresses(
      try MessageAuthentication.code(for: Array(signed.utf8), key: key))
    guard
      let payload = try? SignedPayload(
        parsing: Array("\(signed).\(String(decoding: code, as: UTF8.self))".utf8))
    else {
      precondition(claims.count > 10_000, "what is signed as it should be is read")
      return
    }
    let isMade = try payload.isMade(by: key)
    precondition(isMade, "what is signed as it should be fits")
    let app = try SecretBytes(Array(client.utf8))
    guard let found = try? payload.claims(for: app, storeHash: "abc123", at: time) else { return }
    let text = Array(found.json.utf8)
    precondition(
      JSONValue(parsing: text) == JSONValue(parsing: claims), "claims keep what they say")
    precondition(CompactJSON(parsing: text)?.text == found.json, "claims are one compact line")
    precondition(found.end > time - 60, "what has ended is refused")
  }

  private static func code(of text: String) throws -> String {
    let code = try MessageAuthentication.code(
      for: Array(text.utf8), key: SecretBytes(Array(secret.utf8)))
    return String(decoding: Base64Text.padded(code), as: UTF8.self)
  }
}
