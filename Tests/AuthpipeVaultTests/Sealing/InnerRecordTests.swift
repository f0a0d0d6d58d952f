import AuthpipeKit
import Testing

@testable import AuthpipeVault

@Suite struct InnerRecordTests {
  private func encode(_ data: [UInt8], as kind: InnerRecord.Kind = .text) throws -> [UInt8] {
    try data.withBytes { try InnerRecord.encode($0, as: kind).revealed }
  }

  private func decode(_ inner: [UInt8], as kind: InnerRecord.Kind = .text) throws -> [UInt8]? {
    guard let data = try InnerRecord.decode(SecretBytes(inner), as: kind) else { return nil }
    return data.revealed
  }

  @Test func `every length is padded to the next 64 bytes and read back`() throws {
    for count in 0...130 {
      let data = [UInt8](repeating: 0x61, count: count)
      let inner = try encode(data)
      #expect(inner.count.isMultiple(of: 64))
      #expect(inner.count - count - 5 < 64)
      #expect(try decode(inner) == data)
    }
  }

  @Test func `a padding byte that is not zero is damage`() throws {
    let inner = try encode([1, 2, 3])
    for offset in 8..<inner.count {
      var altered = inner
      altered[offset] = 1
      #expect(try decode(altered) == nil)
    }
  }

  @Test func `one type is not another`() throws {
    let kinds = [InnerRecord.Kind.text, .bytes, .metadata]
    for written in kinds {
      for asked in kinds {
        #expect(try decode(encode([7], as: written), as: asked) == (written == asked ? [7] : nil))
      }
    }
  }

  @Test func `a length that does not fit the record is damage`() throws {
    let inner = try encode(Array(repeating: 0, count: 3))
    for length in [60, 64, 0xff, 0xffff_ffff] as [UInt32] {
      var altered = inner
      withUnsafeBytes(of: length.bigEndian) { altered.replaceSubrange(1..<5, with: $0) }
      #expect(try decode(altered) == nil)
    }
    #expect(try decode(inner + [UInt8](repeating: 0, count: 64)) == nil, "more padding than needed")
    #expect(try decode(Array(inner.dropLast())) == nil)
    #expect(try decode([]) == nil)
  }
}
