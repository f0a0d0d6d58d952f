import AuthpipeKit

@testable import AuthpipeVault

/// What a sealed record opens to. Whoever gave somebody a vault with its key chose these bytes.
enum RecordTarget: FuzzTarget {
  static func seeds() throws -> [[UInt8]] {
    var metadata = ConnectionMetadata(
      reference: try ConnectionReference(parsing: "acme/user_1"), storeHash: "abc123",
      endpoint: "https://api.bigcommerce.com", createdAt: 1_700_000_000)
    metadata.scopes = ["store_v2_products"]
    metadata.labels = ["team": "é\"\\"]
    metadata.accountName = "sync"
    let json = try MetadataCoding.encode(metadata).revealed
    return try [
      json, encode(json, as: .metadata), encode(Array("t0k3n".utf8), as: .text),
      encode([0xff, 0x00], as: .bytes),
    ]
  }

  static func read(_ bytes: [UInt8]) throws {
    try readAsMetadata(bytes)
    for kind in [InnerRecord.Kind.text, .bytes, .metadata] {
      guard let data = try decode(bytes, as: kind) else { continue }
      let written = try encode(data, as: kind)
      precondition(written == bytes, "a record is written as it was read")
      try readAsMetadata(data)
    }
  }

  private static func readAsMetadata(_ bytes: [UInt8]) throws {
    let metadata: ConnectionMetadata
    do {
      metadata = try MetadataCoding.decode(SecretBytes(bytes))
    } catch VaultError.damagedRecord {
      return
    }
    let again = try MetadataCoding.decode(MetadataCoding.encode(metadata))
    precondition(again == metadata, "metadata is read as it was written")
  }

  private static func decode(_ bytes: [UInt8], as kind: InnerRecord.Kind) throws -> [UInt8]? {
    let secret = try SecretBytes(bytes)
    let data = try InnerRecord.decode(secret, as: kind)
    guard let data else { return nil }
    return data.revealed
  }

  private static func encode(_ data: [UInt8], as kind: InnerRecord.Kind) throws -> [UInt8] {
    try data.withBytes { try InnerRecord.encode($0, as: kind) }.revealed
  }
}
