import AuthpipeKit
import Foundation
import PublishedVectors

@testable import AuthpipeVault

/// `vault-known-answers.json`, made by another implementation of the format.
struct KnownAnswers: Decodable {
  struct KeySlotAnswer: Decodable {
    var secret: HexBytes
    var slotId: HexBytes
    var kind: UInt8
    var kdf: UInt8
    var kdfSalt: HexBytes
    var label: String
    var created: Int64
    var kek: HexBytes
    var wrapSalt: HexBytes
    var slotBytes: HexBytes
    var keyString: String
  }

  struct PassphraseSlotAnswer: Decodable {
    var passphrase: String
    var slotId: HexBytes
    var kind: UInt8
    var kdf: UInt8
    var params: HexBytes
    var kdfSalt: HexBytes
    var kek: HexBytes
    var wrapSalt: HexBytes
    var slotBytes: HexBytes
  }

  struct TenantAnswer: Decodable {
    var tenantId: HexBytes
    var epoch: UInt32
    var trk: HexBytes
    var wrapKey: HexBytes
    var context: HexBytes
    var salt: HexBytes
    var wrapped: HexBytes
    var name: String
    var nameIndexKey: HexBytes
    var nameIdx: HexBytes
  }

  struct RecordAnswer: Decodable {
    var connectionId: HexBytes
    var recordId: HexBytes
    var field: UInt16
    var version: UInt64
    var schema: UInt16
    var secret: String
    var inner: HexBytes
    var recordKey: HexBytes
    var context: HexBytes
    var salt: HexBytes
    var sealed: HexBytes
  }

  struct HeadAnswer: Decodable {
    var generation: UInt64
    var key: HexBytes
    var mac: HexBytes
  }

  var vaultId: HexBytes
  var rootEpoch: UInt32
  var vrk: HexBytes
  var slotKey: KeySlotAnswer
  var slotPassphrase: PassphraseSlotAnswer
  var header: HexBytes
  var headerMacKey: HexBytes
  var headerMac: HexBytes
  var tenant: TenantAnswer
  var record: RecordAnswer
  var tenantHead: HeadAnswer
  var vaultHead: HeadAnswer

  static func read() throws -> KnownAnswers {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      KnownAnswers.self, from: Data(Fixture.bytes("vault-known-answers.json")))
  }

  func rootKey() throws -> RootKey {
    RootKey(bytes: try SecretBytes(vrk.bytes), vaultID: vaultId.bytes, epoch: rootEpoch)
  }

  func tenantKey() throws -> TenantKey {
    TenantKey(
      bytes: try SecretBytes(tenant.trk.bytes), vaultID: vaultId.bytes,
      tenantID: tenant.tenantId.bytes, epoch: tenant.epoch)
  }

  var tenantRow: TenantRow {
    TenantRow(
      tenantID: tenant.tenantId.bytes, epoch: tenant.epoch, state: .active,
      wrapped: tenant.wrapped.bytes, nameIndex: tenant.nameIdx.bytes,
      generation: tenantHead.generation, headCode: tenantHead.mac.bytes)
  }

  var recordRow: RecordRow {
    RecordRow(
      recordID: record.recordId.bytes, tenantID: tenant.tenantId.bytes,
      connectionID: record.connectionId.bytes, field: record.field, version: record.version,
      epoch: tenant.epoch, sealed: record.sealed.bytes)
  }
}
