package import AuthpipeKit

/// A `signed_payload_jwt`: what BigCommerce hands an app with its load, uninstall and remove-user
/// callbacks, signed with the app's client secret.
package struct SignedPayload: Sendable {
  /// Why it is not to be acted on.
  package enum Fault: Error, Hashable, Sendable {
    case malformed
    /// Its header names another algorithm than HS256, or none, or demands what is not known here.
    case algorithm
    /// A claim is missing, or is not what it should be.
    case claim(String)
    case otherApp
    case otherIssuer
    case otherStore
    /// It ended so many seconds ago.
    case ended(Int64)
    /// It begins in so many seconds.
    case early(Int64)
  }

  /// What a payload says whose signature and claims fit.
  package struct Claims: Sendable {
    /// All of them, one JSON object as BigCommerce wrote it.
    package let json: String
    /// `jti`, which no other payload has.
    package let id: String?
    /// The store of `sub`.
    package let store: String
    /// `exp`, in seconds since 1970.
    package let end: Int64
  }

  /// Longer than any that there is.
  package static let longest = 16_384
  /// How many seconds two clocks may differ by.
  package static let leeway: Int64 = 60
  private static let codeLength = 43

  private let signed: [UInt8]
  private let payload: [UInt8]
  private let code: [UInt8]

  /// Reads the three parts of `token`. The header is judged here, before any code is computed.
  package init(parsing token: [UInt8]) throws(Fault) {
    let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard token.count <= Self.longest, parts.count == 3,
      let header = Base64Text.bytes(ofAddressText: parts[0]),
      let payload = Base64Text.bytes(ofAddressText: parts[1]),
      let fields = CompactJSON(parsing: header)?.value
    else { throw .malformed }
    // `crit` names extensions that must be understood (RFC 7515 section 4.1.11).
    guard fields["alg"] == .string("HS256"), fields["crit"] == nil else { throw .algorithm }
    guard parts[2].count == Self.codeLength,
      parts[2].allSatisfy({
        isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      })
    else { throw .malformed }
    signed = Array(token[..<parts[2].startIndex].dropLast())
    self.payload = payload
    code = Array(parts[2])
  }

  /// Whether `secret`, an app's client secret as text, signed it.
  package func isMade(by secret: borrowing SecretBytes) throws -> Bool {
    let expected = Base64Text.forAddresses(
      try MessageAuthentication.code(for: signed, key: secret))
    return code.withBytes { given in expected.withBytes { constantTimeEquals(given, $0) } }
  }

  /// The claims, where they are for the app of `clientID` in the store of `storeHash`, or in any
  /// where that is nil, now.
  ///
  /// Only for a payload that `isMade(by:)` says yes to.
  package func claims(
    for clientID: borrowing SecretBytes, storeHash: String?, at now: Int64
  ) throws(Fault) -> Claims {
    guard let object = CompactJSON(parsing: payload) else { throw .malformed }
    let claims = object.value
    let audience = Array(try Self.text("aud", in: claims).utf8)
    let isForApp = clientID.withBytes { app in
      audience.withBytes { constantTimeEquals(app, $0) }
    }
    guard isForApp else { throw .otherApp }
    guard try Self.text("iss", in: claims) == "bc" else { throw .otherIssuer }
    let subject = try Self.text("sub", in: claims)
    let store = String(subject.dropFirst("stores/".count))
    guard subject == "stores/\(storeHash ?? store)" else { throw .otherStore }
    guard StoreHash.hasForm(store), store == store.lowercased() else { throw .claim("sub") }
    let end = try Self.time("exp", in: claims)
    if now - end >= Self.leeway { throw .ended(now - end) }
    for name in ["nbf", "iat"] {
      let start = try Self.time(name, in: claims)
      if start - now > Self.leeway { throw .early(start - now) }
    }
    let id = claims["jti"] == nil ? nil : try Self.text("jti", in: claims)
    return Claims(json: object.text, id: id, store: store, end: end)
  }

  private static func text(_ name: String, in claims: JSONValue) throws(Fault) -> String {
    guard let text = claims[name]?.string, !text.isEmpty else { throw .claim(name) }
    return text
  }

  /// A number of whole seconds, up to the year 5138.
  private static func time(_ name: String, in claims: JSONValue) throws(Fault) -> Int64 {
    guard let number = claims[name]?.number, let seconds = Int64(exactly: number),
      (0...99_999_999_999).contains(seconds)
    else { throw .claim(name) }
    return seconds
  }
}
