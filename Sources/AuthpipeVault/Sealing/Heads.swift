internal import AuthpipeKit

/// A tenant's head: a code over the list of its records, which notices a missing or added one.
struct TenantHead: ~Copyable {
  private var code: MessageAuthentication

  init(
    key: borrowing SecretBytes, vaultID: [UInt8], tenantID: [UInt8], epoch: UInt32,
    generation: UInt64, count: Int
  ) throws {
    var writer = ByteWriter(label: "authpipe/v1/tenant-head")
    writer.add(vaultID)
    writer.add(tenantID)
    writer.add(epoch)
    writer.add(generation)
    writer.add(UInt32(count))
    var code = try MessageAuthentication(key: key)
    try code.update(writer.bytes)
    self.code = code
  }

  /// Adds a record; they come ordered by record id.
  mutating func add(_ record: RecordRow) throws {
    var writer = ByteWriter()
    writer.add(record.recordID)
    writer.add(record.connectionID)
    writer.add(record.field)
    writer.add(record.version)
    writer.add(record.sealed.withUnsafeBytes { Hash.sha256($0) })
    try code.update(writer.bytes)
  }

  consuming func finish() throws -> [UInt8] { try code.finish() }
}

/// The vault's head: a code over the list of its tenants.
enum VaultHead {
  static func code(
    for tenants: [TenantRow], generation: UInt64, vaultID: [UInt8], rootKey: borrowing RootKey
  ) throws -> [UInt8] {
    var writer = ByteWriter(label: "authpipe/v1/vault-head")
    writer.add(vaultID)
    writer.add(rootKey.epoch)
    writer.add(generation)
    writer.add(UInt32(tenants.count))
    for tenant in tenants {
      writer.add(tenant.tenantID)
      writer.add(tenant.epoch)
      writer.add(tenant.state.rawValue)
      writer.add(tenant.wrapped.withUnsafeBytes { Hash.sha256($0) })
      writer.add(tenant.nameIndex)
      writer.add(tenant.generation)
      writer.add(tenant.headCode)
    }
    let key = try rootKey.derive(.vaultHead)
    return try MessageAuthentication.code(for: writer.bytes, key: key.bytes)
  }
}
