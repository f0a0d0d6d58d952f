import AuthpipeKit
import Foundation
import Testing

@testable import AuthpipeVault

@Suite(.timeLimit(.minutes(30))) struct DamageTests {
  private static let isTorture = ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil
  private static let pageSize = 4_096
  /// How many parts the bytes are dealt to, so that they are tried side by side.
  private static let shares = 8

  private let sample: SampleVault
  private let whole: [UInt8]
  private let known: KnownContents

  init() throws {
    sample = try SampleVault()
    whole = try contents(of: sample.path)
    known = try KnownContents(of: sample)
  }

  /// The file with one bit of one byte flipped, for every byte of a share's in steps.
  private func forEachFlip(
    _ share: Int, everyByte step: Int, _ body: (String) throws -> Void
  ) throws {
    for offset in stride(from: share * step, to: whole.count, by: step * Self.shares) {
      var damaged = whole
      damaged[offset] ^= 1 << (offset / Self.shares % 8)
      try write(damaged, to: sample.path)
      try body("byte \(offset)")
    }
  }

  @Test(arguments: 0..<shares)
  func `no flipped bit yields a wrong plaintext`(share: Int) throws {
    var noticed = 0
    try forEachFlip(share, everyByte: Self.isTorture ? 1 : 23) {
      if try sample.examine(for: known, $0) { noticed += 1 }
    }
    #expect(noticed > 0, "no flip met anything that is read")
  }

  @Test(arguments: 0..<shares)
  func `writing to a damaged vault fails or leaves every secret right`(share: Int) throws {
    try forEachFlip(share, everyByte: Self.isTorture ? 11 : 211) { remark in
      do { try sample.open(.writing).add(KnownContents.added) } catch is VaultError {}
      try? FileManager.default.removeItem(atPath: "\(sample.path)-journal")
      try sample.examine(for: known, remark)
    }
  }

  @Test func `a file cut short at any sector yields no wrong plaintext`() throws {
    for count in stride(from: 0, to: whole.count, by: 512) {
      try write(Array(whole[..<count]), to: sample.path)
      try sample.examine(for: known, "\(count) bytes")
    }
  }

  @Test func `a page in another's place yields no wrong plaintext`() throws {
    let pages = 0..<whole.count / Self.pageSize
    for one in pages {
      for two in pages where one != two {
        var damaged = whole
        damaged.replaceSubrange(
          two * Self.pageSize..<(two + 1) * Self.pageSize,
          with: whole[one * Self.pageSize..<(one + 1) * Self.pageSize])
        try write(damaged, to: sample.path)
        try sample.examine(for: known, "page \(one) in the place of \(two)")
      }
    }
  }

  @Test func `a vault that is whole is noticed as such`() throws {
    #expect(try !sample.examine(for: known, "nothing changed"))
  }
}
