import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct WebhookSignatureTests {
  private typealias Vectors = SigningVectors

  private func read(
    id: String? = Vectors.id, timestamp: String? = "1700000000",
    signature: String? = Vectors.signature
  ) throws(WebhookSignature.Fault) -> WebhookSignature {
    try WebhookSignature(
      id: id.map { Array($0.utf8) }, timestamp: timestamp.map { Array($0.utf8) },
      signature: signature.map { Array($0.utf8) })
  }

  private func fits(
    _ signature: WebhookSignature, _ body: String = Vectors.body, secret: String = Vectors.secret
  ) throws -> Bool {
    try signature.isMade(by: SecretBytes(secret), over: Array(body.utf8))
  }

  @Test func `the vector fits, at its time`() throws {
    let signature = try read()
    #expect(Vectors.body.utf8.count == 188)
    #expect(try fits(signature))
    #expect(signature.id == Vectors.id)
    #expect(signature.timestamp == Vectors.time)
    try signature.check(at: Vectors.time, tolerance: 300)
  }

  @Test func `the secret is text, and not what its digits stand for`() throws {
    let bytes = (0..<32).map {
      UInt8(truncatingIfNeeded: [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef][$0 % 8])
    }
    let decoded = try bytes.withBytes { try SecretBytes(copying: $0) }
    #expect(try !read().isMade(by: decoded, over: Array(Vectors.body.utf8)))
    #expect(try !fits(read(), secret: Vectors.secret.uppercased()))
    #expect(try !fits(read(), secret: String(Vectors.secret.dropLast())))
  }

  @Test func `no bit of the body can be another`() throws {
    let signature = try read()
    let secret = try SecretBytes(Vectors.secret)
    let body = Array(Vectors.body.utf8)
    for bit in 0..<(8 * body.count) {
      var altered = body
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(try !signature.isMade(by: secret, over: altered), "bit \(bit)")
    }
    #expect(try !signature.isMade(by: secret, over: []))
    #expect(try !signature.isMade(by: secret, over: body + [0x0a]))
    #expect(try !signature.isMade(by: secret, over: body.dropLast()))
  }

  @Test func `no bit of a header can be another`() throws {
    for header in WebhookSignature.Header.allCases {
      let values = [Vectors.id, "1700000000", Vectors.signature].map { Array($0.utf8) }
      let index = try #require(WebhookSignature.Header.allCases.firstIndex(of: header))
      for bit in 0..<(8 * values[index].count) {
        var altered = values
        altered[index][bit / 8] ^= 1 << UInt8(bit % 8)
        let read = try? WebhookSignature(
          id: altered[0], timestamp: altered[1], signature: altered[2])
        let isTaken = try read?.isMade(
          by: SecretBytes(Vectors.secret), over: Array(Vectors.body.utf8))
        #expect(isTaken != true, "\(header) bit \(bit)")
      }
    }
  }

  @Test(arguments: [
    Vectors.signature, "v1,\(String(repeating: "A", count: 43))= \(Vectors.signature)",
    "\(Vectors.signature) v1,\(String(repeating: "A", count: 43))=",
    "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== \(Vectors.signature)",
    "v2,x \(Vectors.signature) nonsense", "v1,AAAA \(Vectors.signature) v1, v1",
    "  \(Vectors.signature)   ",
  ])
  func `one signature of several is enough, and others are passed over`(_ value: String) throws {
    #expect(try fits(read(signature: value)))
  }

  @Test(arguments: [
    ("v1a,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=", WebhookSignature.Fault.unknownKind),
    ("V1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=", .unknownKind),
    ("v11,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=", .unknownKind),
    ("v1=o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=", .malformed(.signature)),
    ("o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=", .malformed(.signature)),
    ("v1,", .malformed(.signature)), ("v1", .malformed(.signature)), (" ", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGX", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE==", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60_-rkGPtpHAGXE=", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=,", .malformed(.signature)),
    ("v1, o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=\t", .malformed(.signature)),
    ("v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE=\u{0}", .malformed(.signature)),
  ])
  func `what is no signature of the known kind is refused before any is computed`(
    _ value: String, _ fault: WebhookSignature.Fault
  ) {
    #expect(throws: fault) { try read(signature: value) }
  }

  @Test func `a signature has one spelling`() throws {
    // The last character's low bits say nothing: F stands for the same bytes as E.
    let other = Vectors.signature.replacing("GXE=", with: "GXF=")
    #expect(try !fits(read(signature: other)))
  }

  @Test(arguments: [
    "-1700000000", "+1700000000", "1700000000.0", "1700000000 ", " 1700000000", "0x6553f100", "1e9",
    "01700000000", "170000000000", "99999999999999999999999", "-1", "١٧٠٠٠٠٠٠٠٠", "NaN",
    "1,700,000,000",
  ])
  func `a timestamp is digits and nothing else`(_ value: String) {
    #expect(throws: WebhookSignature.Fault.malformed(.timestamp)) { try read(timestamp: value) }
  }

  @Test(arguments: [
    "msg 1", "msg\t1", "msg\u{7f}", "münze", "msg.1700000000", "a.1.b", "a..5",
    String(repeating: "m", count: 257),
  ])
  func `an id has no blanks, and nothing that could be taken for a timestamp`(_ value: String) {
    #expect(throws: WebhookSignature.Fault.malformed(.id)) { try read(id: value) }
  }

  @Test(arguments: ["1.x", "msg_1.a1", "msg.", "m"]) func `other dots do no harm`(
    _ value: String
  ) throws {
    #expect(try read(id: value).id == value)
  }

  @Test func `each of the three headers is needed`() {
    #expect(throws: WebhookSignature.Fault.missing(.id)) { try read(id: nil) }
    #expect(throws: WebhookSignature.Fault.missing(.id)) { try read(id: "") }
    #expect(throws: WebhookSignature.Fault.missing(.timestamp)) { try read(timestamp: nil) }
    #expect(throws: WebhookSignature.Fault.missing(.timestamp)) { try read(timestamp: "") }
    #expect(throws: WebhookSignature.Fault.missing(.signature)) { try read(signature: nil) }
    #expect(throws: WebhookSignature.Fault.missing(.signature)) { try read(signature: "") }
  }

  @Test(arguments: [
    (Int64(0), nil as WebhookSignature.Fault?), (300, nil), (-300, nil), (301, .old(301)),
    (-301, .early(301)), (86_400, .old(86_400)), (-1_700_000_000, .early(1_700_000_000)),
    (90_000_000_000, .old(90_000_000_000)),
  ])
  func `a clock that is off by more than the tolerance refuses`(
    _ lateness: Int64, _ fault: WebhookSignature.Fault?
  ) throws {
    let signature = try read()
    let check = { try signature.check(at: Vectors.time + lateness, tolerance: 300) }
    if let fault { #expect(throws: fault, performing: check) } else { try check() }
  }
}
