import AuthpipeKit
import Glibc
import Synchronization
import Testing

@testable import AuthpipeVault

/// What tells a task that it is to end.
private final class Ending: Sendable {
  let isOver = Atomic(false)
}

@Suite struct FileTrustTests {
  private let folder: TemporaryFolder
  private let path: String
  private static let isRoot = geteuid() == 0

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("vault.db")
    try write(Array("contents".utf8), to: path)
  }

  private func fault(_ path: String? = nil, for purpose: FileTrust.Purpose) -> VaultError? {
    do throws(VaultError) {
      try FileTrust.check(path ?? self.path, for: purpose)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a file of one's own that nobody else may touch is trusted for either purpose`() {
    #expect(fault(for: .strict) == nil)
    #expect(fault(for: .reading) == nil)
  }

  @Test func `every bit for group or others is refused to write, those to write also to read`() {
    for bits in 0...0o077 as ClosedRange<UInt32> {
      chmod(path, 0o600 | bits)
      let strict: VaultError? =
        bits == 0 ? nil : .file(.readableByOthers(mode: 0o600 | bits), path: path)
      #expect(fault(for: .strict) == strict)
      let reading: VaultError? =
        bits & 0o022 == 0 ? nil : .file(.writableByOthers(mode: 0o600 | bits), path: path)
      #expect(fault(for: .reading) == reading)
    }
  }

  @Test func `links, pipes, folders and devices are refused for either purpose`() throws {
    let (link, pipe, dangling) = (folder.file("link"), folder.file("pipe"), folder.file("dangling"))
    symlink(path, link)
    symlink(folder.file("nowhere"), dangling)
    mkfifo(pipe, 0o600)
    for purpose in [FileTrust.Purpose.reading, .strict] {
      #expect(fault(link, for: purpose) == .file(.symbolicLink, path: link))
      #expect(fault(dangling, for: purpose) == .file(.symbolicLink, path: dangling))
      #expect(fault(pipe, for: purpose) == .file(.notARegularFile, path: pipe))
      #expect(fault(folder.path, for: purpose) == .file(.notARegularFile, path: folder.path))
      #expect(fault("/dev/null", for: purpose) == .file(.notARegularFile, path: "/dev/null"))
    }
    #expect(try contents(of: path) == Array("contents".utf8))
  }

  @Test func `a second name for the file is refused to write`() {
    link(path, folder.file("second"))
    #expect(fault(for: .strict) == .file(.severalLinks, path: path))
    #expect(fault(for: .reading) == nil)
    unlink(folder.file("second"))
    #expect(fault(for: .strict) == nil)
  }

  /// As SQLite's journal does while another process ends its transaction: the kernel may find the
  /// file by its name and lose the name before it counts them.
  @Test func `a file that comes and goes is there or not, and nothing is wrong with it`() async {
    let passing = folder.file("passing")
    let ending = Ending()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while !ending.isOver.load(ordering: .acquiring) {
          close(open(passing, O_RDWR | O_CREAT, 0o600))
          unlink(passing)
        }
      }
      // On a busy machine it may be a while before it comes or goes.
      var faults: Set<VaultError> = []
      let wanted: Set<VaultError> = [.busy, .noVault(path: passing)]
      for count in 0..<20_000_000 where count < 50_000 || !faults.isSuperset(of: wanted) {
        faults.insert(fault(passing, for: .strict) ?? .busy)
      }
      ending.isOver.store(true, ordering: .releasing)
      #expect(
        faults.isSubset(of: [
          .busy, .noVault(path: passing), .file(.notReadable(code: ENOENT), path: passing),
        ]), "\(faults)")
      #expect(faults.isSuperset(of: wanted))
    }
  }

  @Test func `where there is no file there is no vault`() {
    for missing in [folder.file("missing"), "\(path)/below", ""] {
      #expect(fault(missing, for: .strict) == .noVault(path: missing))
    }
  }

  @Test(.enabled(if: isRoot, "only root can give a file to another"))
  func `another's file is refused for either purpose`() {
    chown(path, 4_242, 4_242)
    for purpose in [FileTrust.Purpose.reading, .strict] {
      #expect(fault(for: purpose) == .file(.otherOwner(uid: 4_242), path: path))
    }
  }

  @Test(.enabled(if: isRoot, "only root can give a file to another"))
  func `a file of the user who called sudo has a fault of its own`() async {
    // In a process of its own, since the environment is the whole process's.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("vault.db")
      try write([], to: path)
      chown(path, 4_242, 4_242)
      setenv("SUDO_UID", "4242", 1)
      for purpose in [FileTrust.Purpose.reading, .strict] {
        #expect(throws: VaultError.file(.underSudo, path: path)) {
          try FileTrust.check(path, for: purpose)
        }
      }
      setenv("SUDO_UID", "4243", 1)
      #expect(throws: VaultError.file(.otherOwner(uid: 4_242), path: path)) {
        try FileTrust.check(path, for: .strict)
      }
    }
  }

  @Test(.enabled(if: !isRoot, "root may read every file"))
  func `a file that may not be read is told from one that is damaged`() {
    chmod(path, 0o200)
    for purpose in [FileTrust.Purpose.reading, .strict] {
      #expect(fault(for: purpose) == .file(.notReadable(code: EACCES), path: path))
    }
  }

  @Test(.enabled(if: !isRoot, "root's files are everybody's to read, but root is nobody else"))
  func `root's file is trusted to read and not to write`() {
    #expect(fault("/etc/passwd", for: .reading) == nil)
    #expect(fault("/etc/passwd", for: .strict) == .file(.otherOwner(uid: 0), path: "/etc/passwd"))
  }
}
