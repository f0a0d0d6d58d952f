internal import AuthpipeKit
internal import FoundationEssentials

/// The JSON that metadata is sealed as.
enum MetadataCoding {
  /// Metadata is at most this many bytes of JSON.
  static let longest = 1 << 16

  static func encode(_ metadata: ConnectionMetadata) throws -> SecretBytes {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(metadata)).withBytes { try SecretBytes(copying: $0) }
  }

  static func decode(_ json: borrowing SecretBytes) throws -> ConnectionMetadata {
    if let metadata = json.withBytes({ MetadataReader.read($0) }) { return metadata }
    let data = json.withBytes { Data($0) }
    do {
      return try JSONDecoder().decode(ConnectionMetadata.self, from: data)
    } catch {
      throw VaultError.damagedRecord(nil)
    }
  }
}
