import Foundation
import Testing

@testable import AuthpipeVault

@Suite struct ReplayMemoryTests {
  private func withMemory(
    longest: Int64 = ReplayMemory.longest, _ body: (ReplayMemory) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    try body(
      ReplayMemory(
        directory: folder.file("state"), vaultID: [UInt8](repeating: 7, count: 16),
        longest: longest))
    #expect(try folder.names == ["state"])
  }

  @Test func `what was accepted is not accepted again`() throws {
    try withMemory { (memory) throws in
      let admit = { (name: String, time: Int64, scope: String) throws in
        try memory.admit(name, at: time, in: scope, forgettingBefore: 0)
      }
      #expect(try admit("a", 100, "x") == .first)
      #expect(try admit("a", 100, "x") == .repeated)
      #expect(try admit("b", 100, "x") == .first)
      #expect(try admit("a", 101, "x") == .first)
      #expect(try admit("a", 100, "y") == .first)
      #expect(try admit("a", 99, "x") == .first)
      #expect(try admit("a", 100, "x") == .repeated)
    }
  }

  @Test func `what is forgotten is too old to tell, for those also who would accept it`() throws {
    try withMemory { memory throws in
      #expect(try memory.admit("a", at: 100, in: "x", forgettingBefore: 0) == .first)
      #expect(try memory.admit("b", at: 110, in: "x", forgettingBefore: 0) == .first)
      #expect(try memory.admit("c", at: 200, in: "x", forgettingBefore: 110) == .first)
      #expect(try memory.admit("a", at: 100, in: "x", forgettingBefore: 0) == .tooOldToTell)
      #expect(try memory.admit("new", at: 100, in: "x", forgettingBefore: 0) == .tooOldToTell)
      #expect(try memory.admit("new", at: 101, in: "x", forgettingBefore: 0) == .first)
      #expect(try memory.admit("b", at: 110, in: "x", forgettingBefore: 0) == .repeated)
      #expect(try memory.admit("a", at: 100, in: "y", forgettingBefore: 0) == .first)
    }
  }

  @Test func `a clock that jumps back makes nothing acceptable again`() throws {
    try withMemory { memory throws in
      #expect(try memory.admit("a", at: 100, in: "x", forgettingBefore: -200) == .first)
      #expect(try memory.admit("b", at: 9_000, in: "x", forgettingBefore: 8_700) == .first)
      #expect(try memory.admit("a", at: 100, in: "x", forgettingBefore: -200) == .tooOldToTell)
      #expect(try memory.admit("c", at: 101, in: "x", forgettingBefore: -200) == .first)
      #expect(try memory.admit("b", at: 9_000, in: "x", forgettingBefore: -200) == .repeated)
    }
  }

  @Test func `the oldest make room, and are not accepted again`() throws {
    try withMemory(longest: 10) { memory throws in
      for time in Int64(1)...30 {
        #expect(try memory.admit("m\(time)", at: time, in: "x", forgettingBefore: 0) == .first)
      }
      for time in Int64(1)...20 {
        let again = try memory.admit("m\(time)", at: time, in: "x", forgettingBefore: 0)
        #expect(again == .tooOldToTell, "\(time)")
      }
      for time in Int64(21)...30 {
        let again = try memory.admit("m\(time)", at: time, in: "x", forgettingBefore: 0)
        #expect(again == .repeated, "\(time)")
      }
      let rows = try memory.open().prepare("SELECT count(*) FROM accepted")
      #expect(try rows.step())
      #expect(try rows.integer(0, in: 0...100, of: .record) == 10)
    }
  }

  @Test func `times at both ends of what there is are remembered`() throws {
    try withMemory(longest: 1) { memory throws in
      for time: Int64 in [.min, 0, .max - 1] {
        #expect(try memory.admit("m", at: time, in: "x", forgettingBefore: .min) == .first)
        #expect(try memory.admit("m", at: time, in: "x", forgettingBefore: .min) == .repeated)
      }
    }
  }

  @Test func `the file is for nobody else, and one that could be another's is refused`() throws {
    try withMemory { memory throws in
      _ = try memory.admit("a", at: 100, in: "x", forgettingBefore: 0)
      let manager = FileManager.default
      #expect(try mode(of: memory.path) == 0o600)
      try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: memory.path)
      #expect(throws: VaultError.file(.readableByOthers(mode: 0o644), path: memory.path)) {
        try memory.admit("a", at: 100, in: "x", forgettingBefore: 0)
      }
      try manager.moveItem(atPath: memory.path, toPath: "\(memory.path).2")
      try manager.createSymbolicLink(
        atPath: memory.path, withDestinationPath: "\(memory.path).2")
      #expect(throws: VaultError.file(.symbolicLink, path: memory.path)) {
        try memory.admit("a", at: 100, in: "x", forgettingBefore: 0)
      }
    }
  }

  @Test func `names and scopes stand in no file`() throws {
    try withMemory { memory throws in
      _ = try memory.admit("needle-name", at: 1, in: "needle-scope", forgettingBefore: 0)
      let bytes = try contents(of: memory.path)
      #expect(!bytes.contains(sequence: Array("needle".utf8)))
      #expect(bytes.contains(sequence: Array("accepted".utf8)))
    }
  }
}
