internal import AuthpipeKit

/// The vault's root key, from which everything else is derived or unwrapped.
struct RootKey: ~Copyable {
  static let length = 32

  let bytes: SecretBytes
  let vaultID: [UInt8]
  let epoch: UInt32
  private let derived = DerivedKeys()

  /// What a key derived from the root is for, with its label.
  enum Purpose: String {
    case headerCode = "authpipe/v1/header-mac"
    case tenantWrap = "authpipe/v1/tenant-wrap"
    case nameIndex = "authpipe/v1/name-index"
    case vaultHead = "authpipe/v1/vault-head"
    case audit = "authpipe/v1/audit"
    case auditChain = "authpipe/v1/audit-chain"
  }

  init(bytes: consuming SecretBytes, vaultID: [UInt8], epoch: UInt32) {
    self.bytes = bytes
    self.vaultID = vaultID
    self.epoch = epoch
  }

  /// Another copy in the secure heap.
  borrowing func copy() throws -> RootKey {
    RootKey(bytes: try bytes.copy(), vaultID: vaultID, epoch: epoch)
  }

  func derive(_ purpose: Purpose) throws -> SharedSecret {
    try derived.key(purpose.rawValue) {
      var writer = ByteWriter()
      writer.add(Array(purpose.rawValue.utf8) + [0])
      writer.add(vaultID)
      writer.add(epoch)
      return try bytes.withBytes {
        try HKDF.expand(.sha512, key: $0, info: writer.bytes, count: 32)
      }
    }
  }

  /// The index under which a tenant is found without its name standing in the file.
  func nameIndex(ofTenant name: String) throws -> [UInt8] {
    let key = try derive(.nameIndex)
    var writer = ByteWriter(label: "tenant")
    writer.add(Array(name.utf8))
    return Array(try MessageAuthentication.code(for: writer.bytes, key: key.bytes)[..<16])
  }
}
