package import AuthpipeKit

/// What a delivery says in its three headers of when it was signed and by whom (Standard Webhooks
/// 1.0, the symmetric scheme, which is BigCommerce's).
package struct WebhookSignature: Sendable {
  /// The headers that it stands in.
  package enum Header: String, CaseIterable, Sendable {
    case id = "webhook-id"
    case timestamp = "webhook-timestamp"
    case signature = "webhook-signature"
  }

  /// Why a delivery is not to be acted on.
  package enum Fault: Error, Hashable, Sendable {
    case missing(Header)
    case malformed(Header)
    /// There are signatures, and none of the one kind that BigCommerce's secrets make.
    case unknownKind
    /// It was signed so many seconds ago.
    case old(Int64)
    /// It will have been signed in so many seconds.
    case early(Int64)
  }

  /// Longer ids are none that anybody makes.
  private static let longestID = 256
  /// The length of 32 bytes in Base64.
  private static let codeLength = 44

  /// The delivery's own name; a later try of the same event has the same.
  package let id: String
  /// When this try was signed, in seconds since 1970.
  package let timestamp: Int64
  /// The signatures of the kind that is known, in Base64 as they came.
  private let codes: [[UInt8]]
  /// What is signed before the body.
  private let head: [UInt8]

  /// Reads the values of the three headers; nil stands for one that is not there.
  package init(id: [UInt8]?, timestamp: [UInt8]?, signature: [UInt8]?) throws(Fault) {
    guard let signature, !signature.isEmpty else { throw .missing(.signature) }
    guard let id, !id.isEmpty else { throw .missing(.id) }
    guard let timestamp, !timestamp.isEmpty else { throw .missing(.timestamp) }
    guard id.count <= Self.longestID, id.allSatisfy({ (0x21...0x7e).contains($0) }),
      !Self.hasTimestamp(id)
    else { throw .malformed(.id) }
    guard let seconds = Self.seconds(timestamp) else { throw .malformed(.timestamp) }
    self.id = String(decoding: id, as: UTF8.self)
    self.timestamp = seconds
    codes = try Self.codes(in: signature)
    head = id + [UInt8(ascii: ".")] + timestamp + [UInt8(ascii: ".")]
  }

  /// Whether `secret`, an API account's client secret as text, signed this and `body`.
  package func isMade(by secret: borrowing SecretBytes, over body: [UInt8]) throws -> Bool {
    var code = try MessageAuthentication(key: secret)
    try code.update(head)
    try code.update(body)
    let expected = Base64Text.padded(try code.finish())
    return codes.contains { given in
      given.withBytes { given in expected.withBytes { constantTimeEquals(given, $0) } }
    }
  }

  /// Refuses what was not signed within `tolerance` seconds of `now`, on either side.
  package func check(at now: Int64, tolerance: Int64) throws(Fault) {
    let age = now - timestamp
    if age > tolerance { throw .old(age) }
    if age < -tolerance { throw .early(-age) }
  }

  /// The known ones among signatures that blanks part. Others may stand beside them, while
  /// secrets or schemes change.
  private static func codes(in signature: [UInt8]) throws(Fault) -> [[UInt8]] {
    guard signature.allSatisfy({ (0x20...0x7e).contains($0) }) else { throw .malformed(.signature) }
    let entries = signature.split(separator: UInt8(ascii: " "))
    let known = entries.compactMap { entry in
      entry.starts(with: "v1,".utf8) ? Array(entry.dropFirst(3)) : nil
    }
    guard !known.isEmpty else {
      throw entries.contains { $0.contains(UInt8(ascii: ",")) }
        ? .unknownKind : .malformed(.signature)
    }
    let codes = known.filter(isCode)
    guard !codes.isEmpty else { throw .malformed(.signature) }
    return codes
  }

  private static func isCode(_ text: [UInt8]) -> Bool {
    text.count == codeLength && text.last == UInt8(ascii: "=")
      && text.dropLast().allSatisfy { byte in
        isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      }
  }

  /// Digits as a number of seconds, up to the year 5138; nil for any other text.
  private static func seconds(_ text: [UInt8]) -> Int64? {
    guard (1...11).contains(text.count), text.allSatisfy(isDigit),
      text.count == 1 || text.first != UInt8(ascii: "0")
    else { return nil }
    return text.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  /// Whether a part of an id could be taken for the timestamp: dots part what is signed, and such
  /// a signature would fit two deliveries.
  private static func hasTimestamp(_ id: [UInt8]) -> Bool {
    id.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).dropFirst()
      .contains { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }
}
