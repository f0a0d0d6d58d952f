import AuthpipeKit
import Glibc
import Testing

@testable import AuthpipeVault

/// The rules for files as they are met by whoever opens a vault.
@Suite struct VaultFileTests {
  private let sample: SampleVault
  private let whole: [UInt8]

  init() throws {
    sample = try SampleVault()
    whole = try contents(of: sample.path)
  }

  private func open(_ path: String, _ access: Vault.Access) throws -> Vault {
    try Vault(at: path, for: access, unlockedBy: SampleVault.key())
  }

  @Test func `a vault that others may read is opened to read and not to write`() throws {
    chmod(sample.path, 0o644)
    #expect(try sample.read().count == SampleVault.names.count)
    #expect(throws: VaultError.file(.readableByOthers(mode: 0o644), path: sample.path)) {
      try sample.open(.writing)
    }
  }

  @Test func `a link to a vault is refused, a link on the way to it is not`() throws {
    let link = sample.folder.file("link.db")
    symlink(sample.path, link)
    for access in [Vault.Access.reading, .writing] {
      #expect(throws: VaultError.file(.symbolicLink, path: link)) { try open(link, access) }
    }
    let outside = try TemporaryFolder()
    let through = outside.file("folder")
    symlink(sample.folder.path, through)
    #expect(try open("\(through)/vault.db", .writing).read("acme") == .sample("acme"))
  }

  @Test func `making a vault where something else is leaves that alone`() throws {
    let (dangling, target) = (sample.folder.file("dangling"), sample.folder.file("target"))
    symlink(target, dangling)
    let made = try Vault.createIfMissing(
      at: dangling, for: SampleVault.key(), label: "", at: 0)
    #expect(!made)
    #expect(access(target, F_OK) != 0)
    #expect(try sample.folder.names == ["dangling", "vault.db"])
  }

  @Test func `a journal that outlived its vault keeps a new one from being made`() throws {
    let path = sample.folder.file("new.db")
    try write(whole, to: "\(path)-journal")
    let fault = VaultError.cannotCreate(path: "\(path)-journal", code: EEXIST)
    let resolved = try #require(PrivateFile.resolvingDirectory(of: path))
    #expect(resolved == path)
    #expect(throws: fault) { try SampleVault.create(at: path) }
    #expect(try sample.folder.names == ["new.db-journal", "vault.db"])
    // Beside a vault that is there, a journal is that vault's own affair.
    try write([], to: "\(sample.path)-journal")
    #expect(throws: Never.self) { try SampleVault.create(at: sample.path) }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a vault or a folder that may not be written can be read, and writing says why not`() throws
  {
    chmod(sample.path, 0o400)
    #expect(try sample.read().count == SampleVault.names.count)
    #expect(throws: VaultError.readOnly(path: sample.path)) { try sample.open(.writing) }
    chmod(sample.path, 0o600)
    chmod(sample.folder.path, 0o500)
    defer { chmod(sample.folder.path, 0o700) }
    #expect(try sample.read().count == SampleVault.names.count)
    let fault = #expect(throws: VaultError.self) { try sample.open(.writing).add("acme/another") }
    #expect(fault == .readOnly(path: sample.path), "\(String(describing: fault))")
  }
}
