import AuthpipeKit

@testable import AuthpipeVault

/// A small vault in a folder of its own: `acme` with every field, `acme/user_1` and `globex` with
/// a token alone, and the tombstone of a tenant that was removed.
struct SampleVault {
  static let names = ["acme", "acme/user_1", "globex"]
  static let now: Int64 = 1_700_000_000

  let folder: TemporaryFolder
  let path: String

  /// Puts the sample into a new folder. It is made once for the process and copied.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("vault.db")
    try write(Self.bytes.get(), to: path)
  }

  /// Another vault with the same names and secrets, made with the same key.
  static func sibling() throws -> SampleVault {
    let sample = try SampleVault()
    try write(Self.siblingBytes.get(), to: sample.path)
    return sample
  }

  private static let bytes = Result { try make() }
  private static let siblingBytes = Result { try make() }

  private static func make() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = folder.file("vault.db")
    try create(at: path)
    do {
      let vault = try Vault(at: path, for: .writing, unlockedBy: key())
      for name in names + ["initech"] { try vault.add(name) }
      _ = try vault.remove(ConnectionReference(parsing: "initech"))
    }
    return try contents(of: path)
  }

  /// Makes an empty vault that `key()` opens.
  static func create(at path: String) throws {
    _ = try Vault.createIfMissing(at: path, for: key(), label: "test", at: now)
  }

  /// The key that opens every vault of these tests.
  static func key() throws -> UnlockSecret { try key([UInt8](repeating: 0x4b, count: 32)) }

  static func key(_ bytes: [UInt8]) throws -> UnlockSecret { .key(try SecretBytes(bytes)) }

  func open(_ access: Vault.Access = .reading, state: String? = nil) throws -> Vault {
    try Vault(at: path, for: access, unlockedBy: Self.key(), stateDirectory: state)
  }

  /// Everything in the vault, opened anew.
  func read() throws -> [String: ReadConnection] { try open().readAll() }
}
