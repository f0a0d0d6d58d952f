import AuthpipeKit
import Foundation

@testable import AuthpipeVault

/// `vault-known-answers.json`, made by another implementation of the format.
struct KnownAnswers: Decodable {
  struct KeySlotAnswer: Decodable {
    var secret: HexBytes
    var slot_id: HexBytes
    var kind: UInt8
    var kdf: UInt8
    var kdf_salt: HexBytes
    var label: String
    var created: Int64
    var kek: HexBytes
    var wrap_salt: HexBytes
    var slot_bytes: HexBytes
    var key_string: String
  }

  struct PassphraseSlotAnswer: Decodable {
    var passphrase: String
    var slot_id: HexBytes
    var kind: UInt8
    var kdf: UInt8
    var params: HexBytes
    var kdf_salt: HexBytes
    var kek: HexBytes
    var wrap_salt: HexBytes
    var slot_bytes: HexBytes
  }

  struct TenantAnswer: Decodable {
    var tenant_id: HexBytes
    var epoch: UInt32
    var trk: HexBytes
    var wrap_key: HexBytes
    var context: HexBytes
    var salt: HexBytes
    var wrapped: HexBytes
    var name: String
    var name_index_key: HexBytes
    var name_idx: HexBytes
  }

  struct RecordAnswer: Decodable {
    var connection_id: HexBytes
    var record_id: HexBytes
    var field: UInt16
    var version: UInt64
    var schema: UInt16
    var secret: String
    var inner: HexBytes
    var record_key: HexBytes
    var context: HexBytes
    var salt: HexBytes
    var sealed: HexBytes
  }

  struct HeadAnswer: Decodable {
    var generation: UInt64
    var key: HexBytes
    var mac: HexBytes
  }

  var vault_id: HexBytes
  var root_epoch: UInt32
  var vrk: HexBytes
  var slot_key: KeySlotAnswer
  var slot_passphrase: PassphraseSlotAnswer
  var header: HexBytes
  var header_mac_key: HexBytes
  var header_mac: HexBytes
  var tenant: TenantAnswer
  var record: RecordAnswer
  var tenant_head: HeadAnswer
  var vault_head: HeadAnswer

  static func read() throws -> KnownAnswers {
    let file = URL(filePath: #filePath)
      .appending(path: "../../../Fixtures/vault-known-answers.json").standardized
    return try JSONDecoder().decode(KnownAnswers.self, from: Data(contentsOf: file))
  }

  func rootKey() throws -> RootKey {
    RootKey(bytes: try SecretBytes(vrk.bytes), vaultID: vault_id.bytes, epoch: root_epoch)
  }

  func tenantKey() throws -> TenantKey {
    TenantKey(
      bytes: try SecretBytes(tenant.trk.bytes), vaultID: vault_id.bytes,
      tenantID: tenant.tenant_id.bytes, epoch: tenant.epoch)
  }

  var tenantRow: TenantRow {
    TenantRow(
      tenantID: tenant.tenant_id.bytes, epoch: tenant.epoch, state: .active,
      wrapped: tenant.wrapped.bytes, nameIndex: tenant.name_idx.bytes,
      generation: tenant_head.generation, headCode: tenant_head.mac.bytes)
  }

  var recordRow: RecordRow {
    RecordRow(
      recordID: record.record_id.bytes, tenantID: tenant.tenant_id.bytes,
      connectionID: record.connection_id.bytes, field: record.field, version: record.version,
      epoch: tenant.epoch, sealed: record.sealed.bytes)
  }
}
