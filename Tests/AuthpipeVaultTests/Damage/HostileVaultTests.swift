import Figures
import Foundation
import Testing

@testable import AuthpipeVault

/// Whole files altered at random, opened with their key, each share in a process of its own: what
/// ends a process, or keeps it busy, must not end or keep busy the tests.
@Suite(.timeLimit(.minutes(60))) struct HostileVaultTests {
  private static let isTorture = ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil

  private let folder: TemporaryFolder
  private let notes: String

  init() throws {
    folder = try TemporaryFolder()
    notes = folder.file("notes")
  }

  @Test(arguments: 0..<4)
  func `an altered file ends in an error or the right plaintext, soon and with little memory`(
    share: Int
  ) async throws {
    let count = Self.isTorture ? 12_500 : 250
    let cases = share * count..<(share + 1) * count
    await #expect(processExitsWith: .success) {
      [cases = cases as Range<Int>, notes = notes as String] in
      try HostileRun().run(cases, notes: notes)
    }
    let told = String(decoding: try contents(of: notes), as: UTF8.self)
    print(told)
    Figures.add("vaults altered at random", told.hasPrefix("\(count) altered") ? count : 0)
  }

  @Test(arguments: [4_241, 46_682])
  func `a tree that leads in circles, whose rows were counted for ever, comes to an end`(
    number: Int
  ) async {
    await #expect(processExitsWith: .success) {
      [number = number as Int, notes = notes as String] in
      try HostileRun().run(number..<number + 1, notes: notes)
    }
  }

  @Test func `a reader that never ends is ended`() async {
    await #expect(processExitsWith: .signal(SIGALRM)) { [notes = notes as String] in
      try HostileRun().run(0..<8, patience: 1, notes: notes) { while true { sleep(1) } }
    }
  }

  @Test func `a reader that takes much memory is noticed`() async {
    await #expect(processExitsWith: .failure) { [notes = notes as String] in
      try HostileRun().run(0..<8, patience: 60, notes: notes) {
        [UInt8](repeating: 1, count: 100 << 20).last == 1
      }
    }
  }

  @Test func `what was never stored is noticed`() throws {
    let sample = try SampleVault()
    let before = try KnownContents(of: sample)
    let vault = try sample.open(.writing)
    let acme = try vault.find("acme")
    var metadata = acme.metadata
    metadata.labels["team"] = "another"
    try vault.update(acme, to: metadata)
    #expect(throws: WrongPlaintext.self) { try sample.examine(for: before) }
  }
}
