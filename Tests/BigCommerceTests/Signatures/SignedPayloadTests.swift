import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct SignedPayloadTests {
  private typealias Vectors = SigningVectors
  private typealias Fault = SignedPayload.Fault

  private static let header = #"{"alg":"HS256","typ":"JWT"}"#

  /// A payload of `claims`, signed as it should be.
  private func token(_ claims: String, header: String = Self.header) throws -> String {
    let signed = [header, claims]
      .map { String(decoding: Base64Text.forAddresses(Array($0.utf8)), as: UTF8.self) }
      .joined(separator: ".")
    let code = try MessageAuthentication.code(
      for: Array(signed.utf8), key: SecretBytes(Vectors.secret))
    return "\(signed).\(String(decoding: Base64Text.forAddresses(code), as: UTF8.self))"
  }

  /// The vector's claims with one of them replaced by `member`, or without it.
  private func claims(_ name: String, _ value: String?) throws -> String {
    let pattern = try Regex("\"\(name)\":(\"[^\"]*\"|[0-9]+)")
    return Vectors.claims.replacing(pattern, maxReplacements: 1) { _ in
      value.map { "\"\(name)\":\($0)" } ?? "\"x\":0"
    }
  }

  private func verify(
    _ token: String, secret: String = Vectors.secret, clientID: String = Vectors.clientID,
    store: String = "abc123", at now: Int64 = Vectors.time
  ) throws -> SignedPayload.Claims? {
    let payload = try SignedPayload(parsing: Array(token.utf8))
    guard try payload.isMade(by: SecretBytes(secret)) else { return nil }
    return try payload.claims(for: SecretBytes(clientID), storeHash: store, at: now)
  }

  @Test func `the vector fits`() throws {
    let claims = try #require(try verify(Vectors.payload))
    #expect(claims.json == Vectors.claims)
    #expect(claims.id == "00000000-0000-4000-8000-000000000001")
    #expect(claims.end == 1_700_086_400)
  }

  @Test func `no bit of it can be another`() throws {
    let bytes = Array(Vectors.payload.utf8)
    for bit in 0..<(8 * bytes.count) {
      var altered = bytes
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      let isTaken = try (try? SignedPayload(parsing: altered))?.isMade(
        by: SecretBytes(Vectors.secret))
      #expect(isTaken != true, "bit \(bit)")
    }
  }

  @Test func `another secret does not fit`() throws {
    #expect(try verify(Vectors.payload, secret: Vectors.secret.uppercased()) == nil)
    #expect(try verify(Vectors.payload, secret: "x") == nil)
  }

  @Test(arguments: [
    #"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{"alg":"hs256"}"#, #"{"alg":"HS512"}"#,
    #"{"alg":"RS256"}"#, #"{"alg":"ES256"}"#, #"{"alg":""}"#, #"{"alg":null}"#,
    #"{"alg":["HS256"]}"#,
    #"{"typ":"JWT"}"#, "{}", #"{"alg":"HS256","crit":["b64"],"b64":false}"#, #"{"alg":"HS256 "}"#,
    #"{"alg":"HS256","crit":[]}"#,
  ])
  func `another algorithm is refused before anything is computed`(_ header: String) throws {
    let token = try token(Vectors.claims, header: header)
    #expect(throws: Fault.algorithm) { try SignedPayload(parsing: Array(token.utf8)) }
    // Also without a signature, as `none` has it.
    let bare = token.prefix { $0 != "." } + ".e30."
    #expect(throws: Fault.algorithm) { try SignedPayload(parsing: Array(bare.utf8)) }
  }

  @Test(arguments: [
    #"{"alg":"HS256","alg":"none"}"#, #"{"alg":"none","alg":"HS256"}"#,
    #"{"alg":"HS256","\u0061lg":"none"}"#, #"["HS256"]"#, #""HS256""#, "HS256", "",
  ])
  func `a header that two readers could read otherwise is none`(_ header: String) throws {
    let token = try token(Vectors.claims, header: header)
    #expect(throws: Fault.malformed) { try SignedPayload(parsing: Array(token.utf8)) }
  }

  @Test func `its parts have one spelling`() throws {
    let parts = Vectors.payload.split(separator: ".").map(String.init)
    let others = [
      "", ".", "..", "...", parts[0], "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).",
      "\(Vectors.payload).", ".\(Vectors.payload)", " \(Vectors.payload)", "\(Vectors.payload) ",
      "\(Vectors.payload)\n", "\(parts[0]).\(parts[1])=.\(parts[2])",
      "\(parts[0]).\(parts[1])==.\(parts[2])", "\(parts[0]).\(parts[1].dropLast()).\(parts[2])",
      "\(parts[0]).\(parts[1]).\(parts[2])=", "\(parts[0]).\(parts[1]).\(parts[2].dropLast())",
      Vectors.payload.replacing("_", with: "/"), Vectors.payload.replacing("-", with: "+"),
      "\(parts[0]). \(parts[1]).\(parts[2])", "\(parts[0]).\(parts[1]).\(parts[2]).\(parts[2])",
      String(repeating: "a", count: SignedPayload.longest + 1),
    ]
    for other in others {
      #expect(throws: Fault.malformed, "\(other)") {
        try SignedPayload(parsing: Array(other.utf8))
      }
    }
    // The last character's low bits say nothing.
    let spelt = try SignedPayload(
      parsing: Array(Vectors.payload.replacing("rVQ", with: "rVR").utf8))
    #expect(try !spelt.isMade(by: SecretBytes(Vectors.secret)))
  }

  private static let wrongClaims: [(String, String?, SignedPayload.Fault)] = [
    ("aud", #""another""#, .otherApp), ("aud", nil, .claim("aud")),
    ("aud", #""""#, .claim("aud")),
    ("aud", #"["0123456789abcdefghijklmnopqrstu"]"#, .claim("aud")), ("aud", "1", .claim("aud")),
    ("iss", #""BC""#, .otherIssuer), ("iss", #""0123456789abcdefghijklmnopqrstu""#, .otherIssuer),
    ("iss", nil, .claim("iss")), ("sub", #""stores/abc124""#, .otherStore),
    ("sub", #""abc123""#, .otherStore), ("sub", #""stores/abc123/""#, .otherStore),
    ("sub", #""stores/ABC123""#, .otherStore), ("sub", nil, .claim("sub")),
    ("exp", nil, .claim("exp")), ("exp", #""1700086400""#, .claim("exp")),
    ("exp", "1700086400.5", .claim("exp")), ("exp", "-1", .claim("exp")),
    ("exp", "1e300", .claim("exp")), ("exp", "99999999999999999999", .claim("exp")),
    ("exp", "null", .claim("exp")), ("exp", "true", .claim("exp")),
    ("nbf", nil, .claim("nbf")), ("iat", nil, .claim("iat")), ("iat", #""x""#, .claim("iat")),
    ("jti", "5", .claim("jti")), ("jti", #""""#, .claim("jti")),
    ("exp", "1699999940", .ended(60)), ("exp", "0", .ended(1_700_000_000)),
    ("nbf", "1700000061", .early(61)), ("iat", "1700000061", .early(61)),
  ]

  @Test(arguments: wrongClaims)
  func `a claim that is not what it should be is refused`(
    _ name: String, _ value: String?, _ fault: SignedPayload.Fault
  ) throws {
    let token = try token(claims(name, value))
    #expect(throws: fault) { try verify(token) }
  }

  private static let fittingClaims: [(String, String?)] = [
    ("exp", "1699999941"), ("nbf", "1700000060"), ("iat", "1700000060"), ("jti", nil),
    ("exp", "1700086400.0"), ("exp", "17000864e2"),
  ]

  @Test(arguments: fittingClaims)
  func `two clocks may differ by a minute`(_ name: String, _ value: String?) throws {
    #expect(try verify(token(claims(name, value))) != nil)
  }

  @Test func `a clock that jumps refuses, and takes it again when it is back`() throws {
    for (jump, fault) in [
      (Int64(86_400 + 60), Fault.ended(60)), (1_000_000_000, .ended(999_913_600)),
      (-3_600, .early(3_595)),
    ] {
      #expect(throws: fault) { try verify(Vectors.payload, at: Vectors.time + jump) }
    }
    #expect(try verify(Vectors.payload, at: Vectors.time + 86_400 + 59) != nil)
    #expect(try verify(Vectors.payload) != nil)
  }

  @Test(arguments: [
    #"{"aud":"x","aud":"y"}"#, #"{"user":{"id":1,"id":2}}"#, #"{"\u0061ud":"x"}"#, #"{"äud":"x"}"#,
    "[]", "null", "1", "", "{", #"{"a":1}{"b":2}"#, #"{"a":1,}"#, #"{"a":[1 , ]}"#, #"{a:1}"#,
    "{\"a\":\"\u{1}\"}",
  ])
  func `claims that two readers could read otherwise are none`(_ claims: String) throws {
    let token = try token(claims)
    #expect(throws: Fault.malformed) { try verify(token) }
  }

  @Test func `claims keep what was written, without the blanks between`() throws {
    let spaced = Vectors.claims.replacing(
      "\"url\":\"/\"", with: "\n \"url\" :\t\"a \\\" {b}, c\" , \"n\" : [ 90071992547409931 , { } ]"
    )
    let claims = try #require(try verify(token(spaced)))
    let expected = Vectors.claims.replacing(
      "\"url\":\"/\"", with: "\"url\":\"a \\\" {b}, c\",\"n\":[90071992547409931,{}]")
    #expect(claims.json == expected)
  }

  @Test func `claims nested too deeply are none`() throws {
    let deep = String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
    let token = try token("{\"a\":\(deep)}")
    #expect(throws: Fault.malformed) { try verify(token) }
  }
}
