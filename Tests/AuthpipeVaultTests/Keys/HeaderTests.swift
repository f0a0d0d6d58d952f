import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

@Suite struct HeaderTests {
  private let bytes: [UInt8]
  /// Where the first slot begins, and the second, the passphrase's.
  private let firstSlot = 48
  private let secondSlot: Int

  init() throws {
    let answers = try KnownAnswers.read()
    bytes = answers.header.bytes
    secondSlot = firstSlot + answers.slotKey.slotBytes.bytes.count
  }

  private func fault(_ offset: Int, _ replacement: [UInt8], writing: Bool = false) -> Header.Fault?
  {
    var altered = bytes
    altered.replaceSubrange(offset..<(offset + replacement.count), with: replacement)
    return fault(of: altered, writing: writing)
  }

  private func fault(of bytes: [UInt8], writing: Bool = false) -> Header.Fault? {
    do throws(Header.Fault) {
      _ = try Header(parsing: bytes, writing: writing)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every truncation is refused, and anything added`() {
    for count in 0..<bytes.count { #expect(fault(of: Array(bytes[..<count])) == .malformed) }
    #expect(fault(of: bytes + [0]) == .malformed)
    #expect(fault(of: bytes) == nil)
  }

  @Test func `any other magic is no header`() {
    for offset in 0..<8 { #expect(fault(offset, [0xff]) == .malformed) }
  }

  @Test func `an unknown format, flag, suite or reader was written by a newer authpipe`() {
    for offset in [8, 12, 14] { #expect(fault(offset, [0, 2]) == .newer) }
    for bit in 0..<16 {
      let flags = UInt16(1) << bit
      #expect(fault(10, [UInt8(flags >> 8), UInt8(flags & 0xff)]) == .newer)
    }
  }

  @Test func `a newer writer is asked for only to write`() {
    #expect(fault(16, [0, 2], writing: true) == nil)
    #expect(fault(16, [0, 3]) == nil)
    #expect(fault(16, [0, 3], writing: true) == .newer)
  }

  @Test(arguments: [0, 1, 3, 17, 0xffff] as [UInt16])
  func `a count that is not that of the slots is refused`(count: UInt16) {
    #expect(fault(46, [UInt8(count >> 8), UInt8(count & 0xff)]) == .malformed)
  }

  @Test func `sixteen slots are read and seventeen are not`() throws {
    let slot = Array(bytes[firstSlot..<secondSlot])
    for (count, expected) in [(16, nil), (17, Header.Fault.malformed)] {
      let slots = Array(repeatElement(slot, count: count).joined())
      #expect(fault(of: bytes[..<46] + [0, UInt8(count)] + slots) == expected)
    }
  }

  @Test func `a wrapped key that is not 104 bytes is refused`() {
    let length = secondSlot - KeySlot.wrappedLength - 2
    for other in [0, 103, 105, 255] as [UInt8] { #expect(fault(length, [0, other]) == .malformed) }
    #expect(fault(length, [1, 104]) == .malformed)
  }

  @Test func `scrypt costs outside the bounds are refused before any memory is taken`() {
    let parameters = secondSlot + 2 + 8 + 2
    for logN in UInt8.min...UInt8.max {
      #expect(fault(parameters, [logN]) == ((14...20).contains(logN) ? nil : .malformed))
    }
    for r in UInt8.min...UInt8.max {
      #expect(fault(parameters + 1, [r]) == (r == 8 ? nil : .malformed))
    }
    for p in UInt8.min...UInt8.max {
      #expect(fault(parameters + 2, [p]) == ((1...4).contains(p) ? nil : .malformed))
    }
    for offset in 3..<6 { #expect(fault(parameters + offset, [1]) == .malformed) }
  }

  @Test func `a key slot has no parameters, and a kind has its own way to derive`() {
    for offset in 0..<6 { #expect(fault(firstSlot + 12 + offset, [1]) == .malformed) }
    #expect(fault(firstSlot + 10, [1, 2]) == .malformed)
    #expect(fault(firstSlot + 10, [2, 1]) == .malformed)
    #expect(fault(firstSlot + 10, [3, 1]) == .newer)
    #expect(fault(firstSlot + 10, [1, 3]) == .newer)
  }

  @Test(arguments: [0x00, 0x0a, 0x1b, 0x7f, 0xff] as [UInt8])
  func `a label with control characters or broken UTF-8 is refused`(byte: UInt8) {
    // The label is the last of the head: "ci" before 2 + 104 bytes of wrapped key.
    let label = secondSlot - 2 - KeySlot.wrappedLength - 2
    #expect(Array(bytes[label..<(label + 2)]) == Array("ci".utf8))
    #expect(fault(label, [byte]) == .malformed)
  }
}
