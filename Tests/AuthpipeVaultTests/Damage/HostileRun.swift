import AuthpipeKit
import Foundation
import HostileFiles

@testable import AuthpipeVault

/// Opens and reads altered files, one after the other, in a process that exists for nothing else:
/// whatever is not as it should be ends it.
struct HostileRun {
  /// What the reading of all these files may add to the memory that the reading of a whole one
  /// took.
  private static let memory = 64 << 20

  private let sample: SampleVault
  private let known: KnownContents
  private let whole: [UInt8]
  private let crashed: UnfinishedWrite

  init() throws {
    sample = try SampleVault()
    known = try KnownContents(of: sample)
    whole = try contents(of: sample.path)
    crashed = try UnfinishedWrite(of: sample)
  }

  /// Runs the cases of these numbers, each for at most so many seconds, and leaves in `notes` what
  /// came of them, or which it was that ended the process, with the file.
  func run(_ cases: Range<Int>, patience: UInt32 = 60, notes: String) throws {
    try run(cases, patience: patience, notes: notes) { try sample.examine(for: known) }
  }

  /// Does the same with a reader that says whether it noticed anything.
  func run(
    _ cases: Range<Int>, patience: UInt32, notes: String, reader: () throws -> Bool
  ) throws {
    for number in 0..<20 {
      try lay(number, altering: false)
      _ = try sample.examine(for: known)
    }
    let before = try Self.peak
    var noticed = 0
    var slowest = Duration.zero
    for number in cases {
      try write(Array("ended in case \(number), kept as \(sample.path)".utf8), to: notes)
      alarm(patience)
      let start = Self.processorTime
      do {
        if try examine(number, reader) { noticed += 1 }
      } catch {
        // At once, so that the file stays where it is.
        fatalError("case \(number): \(error)")
      }
      slowest = max(slowest, Self.processorTime - start)
      alarm(0)
    }
    let grown = try Self.peak - before
    precondition(grown < Self.memory, "\(grown >> 20) MiB")
    precondition(noticed > cases.count / 4, "too few alterations met anything that is read")
    let figures =
      "\(cases.count) altered vaults, \(noticed) noticed, the slowest in \(slowest), "
      + "\(grown >> 10) KiB of memory"
    try write(Array(figures.utf8), to: notes)
  }

  /// Reads one altered file, and sometimes writes to it; returns whether that was noticed.
  private func examine(_ number: Int, _ reader: () throws -> Bool) throws -> Bool {
    try lay(number, altering: true)
    let noticed = try reader()
    if number % 4 == 1 {
      do { try sample.open(.writing).add(KnownContents.added) } catch is VaultError {}
      _ = try reader()
    }
    return noticed
  }

  /// Puts the file of that number where it is read, and the journal that some have.
  private func lay(_ number: Int, altering: Bool) throws {
    for name in try sample.folder.names {
      try FileManager.default.removeItem(atPath: sample.folder.file(name))
    }
    var random = SeededRandom(seed: UInt64(number))
    let hasJournal = number % 8 == 0
    var vault = VaultFile(hasJournal ? crashed.vault : whole)
    var journal = VaultFile(crashed.journal)
    if altering {
      if hasJournal, Bool.random(using: &random) {
        journal.alter(with: &random)
      } else {
        vault.alter(with: &random)
      }
    }
    try write(vault.bytes, to: sample.path)
    if hasJournal { try write(journal.bytes, to: "\(sample.path)-journal") }
  }

  /// For how long the process was busy, whatever else the machine has to do.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// The most memory that the process had at any time, in bytes. Not what `getrusage` says, which
  /// is no less than the process that started this one had.
  private static var peak: Int {
    get throws {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      guard let line, let kibibytes = Int(line.filter(\.isNumber)) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return kibibytes << 10
    }
  }
}
