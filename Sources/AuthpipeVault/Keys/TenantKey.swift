internal import AuthpipeKit

/// The key of one tenant: random, wrapped by the root, never derived from it, so that
/// destroying the wrapped key destroys the tenant's secrets.
struct TenantKey: ~Copyable {
  static let length = 32

  let bytes: SecretBytes
  let vaultID: [UInt8]
  let tenantID: [UInt8]
  let epoch: UInt32
  private let derived = DerivedKeys()

  private enum Purpose: String {
    case record = "authpipe/v1/record"
    case head = "authpipe/v1/tenant-head"
    case index = "authpipe/v1/tenant-index"
  }

  init(bytes: consuming SecretBytes, vaultID: [UInt8], tenantID: [UInt8], epoch: UInt32) {
    self.bytes = bytes
    self.vaultID = vaultID
    self.tenantID = tenantID
    self.epoch = epoch
  }

  /// Unwraps a tenant's key with the root key.
  init(unwrapping row: TenantRow, with rootKey: borrowing RootKey) throws {
    let wrapKey = try rootKey.derive(.tenantWrap)
    let bytes: SecretBytes
    do {
      bytes = try SealedBlob.open(
        row.wrapped, epoch: rootKey.epoch, key: wrapKey.bytes,
        context: Self.wrapContext(rootKey, tenantID: row.tenantID, epoch: row.epoch))
    } catch is CryptographyError {
      throw VaultError.alteredRows(part: .tenant)
    }
    guard bytes.count == Self.length else { throw VaultError.damagedFile(part: .tenant) }
    self.init(bytes: bytes, vaultID: rootKey.vaultID, tenantID: row.tenantID, epoch: row.epoch)
  }

  /// The wrapped key as the `tenant` table holds it.
  func wrapped(with rootKey: borrowing RootKey) throws -> [UInt8] {
    let wrapKey = try rootKey.derive(.tenantWrap)
    let context = Self.wrapContext(rootKey, tenantID: tenantID, epoch: epoch)
    return try bytes.withBytes {
      try SealedBlob.seal($0, epoch: rootKey.epoch, key: wrapKey.bytes, context: context)
    }
  }

  /// The context C_tenant of the format.
  static func wrapContext(
    _ rootKey: borrowing RootKey, tenantID: [UInt8], epoch: UInt32
  ) -> [UInt8] {
    var writer = ByteWriter(label: "authpipe/v1/tenant")
    writer.add(rootKey.vaultID)
    writer.add(rootKey.epoch)
    writer.add(tenantID)
    writer.add(epoch)
    return writer.bytes
  }

  func recordKey() throws -> SharedSecret { try derive(.record) }

  func headKey() throws -> SharedSecret { try derive(.head) }

  /// The index under which a connection is found without its name standing in the file.
  func connectionIndex(provider: String, user: String) throws -> [UInt8] {
    let key = try derive(.index)
    var writer = ByteWriter(label: "connection")
    writer.add(Array(provider.utf8) + [0])
    writer.add(Array(user.utf8))
    return Array(try MessageAuthentication.code(for: writer.bytes, key: key.bytes)[..<16])
  }

  private func derive(_ purpose: Purpose) throws -> SharedSecret {
    try derived.key(purpose.rawValue) {
      var writer = ByteWriter()
      writer.add(Array(purpose.rawValue.utf8) + [0])
      writer.add(vaultID)
      writer.add(tenantID)
      writer.add(epoch)
      return try bytes.withBytes {
        try HKDF.expand(.sha512, key: $0, info: writer.bytes, count: 32)
      }
    }
  }
}
