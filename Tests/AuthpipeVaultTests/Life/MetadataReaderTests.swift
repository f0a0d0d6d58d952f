import AuthpipeKit
import Foundation
import Testing

@testable import AuthpipeVault

@Suite struct MetadataReaderTests {
  /// Metadata with everything in it that there can be.
  private static func full() throws -> ConnectionMetadata {
    var metadata = ConnectionMetadata(
      reference: try ConnectionReference(tenant: "acme", user: "user_1"), storeHash: "abc123",
      endpoint: "https://api.bigcommerce.com", createdAt: 1_700_000_000)
    let seen = [
      ObservedScope(scope: "store_v2_orders_read_only", granted: true, since: 1_700_000_001),
      ObservedScope(scope: "store_v2_products_read_only", granted: false, since: 0),
    ]
    metadata.storeName = "Käse & Söhne / Zürich"
    metadata.storePlan = "Plus"
    metadata.accountName = "ci"
    metadata.scopes = ["store_v2_orders", "store_v2_products"]
    metadata.observedScopes = seen
    metadata.expiresAt = -1
    metadata.rotateEvery = 7_776_000
    metadata.labels = ["env": "production", "": "", "team": "checkout"]
    metadata.auditReads = true
    metadata.keepRetired = 0
    var old = CredentialVersion(number: 1, stage: .retired, createdAt: 1)
    old.account = "old"
    old.testedAt = 2
    old.promotedAt = 3
    old.replacedAt = 4
    old.retiredAt = 5
    old.shreddedAt = 6
    old.webhooksDue = false
    old.observedScopes = seen
    old.expiresAt = 7
    metadata.versions = [old, CredentialVersion(number: 1 << 59, stage: .current, createdAt: 8)]
    return metadata
  }

  private static func plain() throws -> ConnectionMetadata {
    ConnectionMetadata(
      reference: try ConnectionReference(tenant: "acme"), storeHash: "abc123",
      endpoint: "https://api.bigcommerce.com", createdAt: 1_700_000_000)
  }

  private static func decoded(_ json: [UInt8]) -> ConnectionMetadata? {
    try? JSONDecoder().decode(ConnectionMetadata.self, from: Data(json))
  }

  private static func read(_ json: [UInt8]) -> ConnectionMetadata? {
    json.withUnsafeBytes { MetadataReader.read($0) }
  }

  @Test func `what is written is read without the decoder`() throws {
    for metadata in [try Self.full(), try Self.plain()] {
      let json = try MetadataCoding.encode(metadata).revealed
      #expect(Self.read(json) == metadata)
      #expect(Self.decoded(json) == metadata)
    }
  }

  @Test func `what needs an escape is left to the decoder, and is the same`() throws {
    var metadata = try Self.full()
    metadata.storeName = "\"\\\u{1}\u{1f600}"
    let json = try MetadataCoding.encode(metadata)
    #expect(Self.read(json.revealed) == nil)
    #expect(try MetadataCoding.decode(json) == metadata)
  }

  /// Texts at which a reader that is too simple goes wrong.
  private static let pieces =
    [
      "", " ", ",", "\"", "\\", "\\u0041", "{", "}", "[", "]", ":", "-", "0", "9", ".", "e1",
      "true",
      "null", "\u{0}", "\u{1f}", "\u{7f}", "\"a\":1,", "\"tenant\":\"b\",", "{},", "\n",
      "99999999999999999999",
    ].map { Array($0.utf8) } + [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]]

  @Test func `whatever is read without the decoder, the decoder reads as the same`() throws {
    let json = try MetadataCoding.encode(Self.full()).revealed
    var read = 0
    for place in stride(from: 0, to: json.count, by: Torture.isOn ? 1 : 7) {
      for piece in Self.pieces {
        // Put in between, and in place of a byte or two.
        for length in 0...2 where place + length <= json.count {
          let changed = json[..<place] + piece + json[(place + length)...]
          guard let found = Self.read(Array(changed)) else { continue }
          read += 1
          #expect(found == Self.decoded(Array(changed)))
        }
      }
    }
    #expect(read > 500)
  }

  @Test func `nothing that is cut off is read`() throws {
    let json = try MetadataCoding.encode(Self.full()).revealed
    for count in json.indices { #expect(Self.read(Array(json[..<count])) == nil) }
    #expect(Self.read(json + [0x20]) == nil)
  }
}
