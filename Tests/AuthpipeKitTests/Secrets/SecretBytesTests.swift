import AuthpipeKit
import Testing

@Suite struct SecretBytesTests {
  @Test func `truncation wipes what it cuts off`() throws {
    var secret = try SecretBytes(Array("shpat-canary".utf8))
    let whole = secret.count
    secret.truncate(to: 5)
    #expect(bytes(of: secret) == Array("shpat".utf8))
    // The memory is still this value's: only its count is shorter.
    let memory = secret.withBytes {
      Array(UnsafeRawBufferPointer(start: $0.baseAddress, count: whole))
    }
    #expect(memory == Array("shpat".utf8) + Array(repeating: 0, count: whole - 5))
    let room = secret.room
    #expect(room == whole - 5)
  }

  @Test func `a copy has its own memory and the same bytes`() throws {
    var secret = try SecretBytes([1, 2, 3])
    let copy = try secret.copy()
    secret.truncate(to: 0)
    #expect(bytes(of: secret).isEmpty)
    #expect(bytes(of: copy) == [1, 2, 3])
  }

  @Test(
    arguments: [
      ([], []), ([1], [1]), ([1, 2], [1, 3]), ([1, 2], [1]), ([], [0]), ([0], [0, 0]),
    ] as [([UInt8], [UInt8])])
  func `secrets are equal when their bytes are`(a: [UInt8], b: [UInt8]) throws {
    let secret = try SecretBytes(a)
    let equal = try secret.equals(SecretBytes(b))
    #expect(equal == (a == b))
  }

  @Test func `reading fills the room and no more`() throws {
    var secret = try SecretBytes(capacity: 4)
    secret.append(9)
    let offered = secret.appendReading { room in
      room[0] = 8
      return 1
    }
    #expect(offered == 1)
    #expect(bytes(of: secret) == [9, 8])
    let room = secret.room
    #expect(room == 2)
  }

  @Test func `a filler that fails leaves no secret`() {
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      _ = try SecretBytes(count: 3) { _ throws(Refused) in throw Refused() }
    }
  }

  @Test func `an empty secret is one`() throws {
    let secret = try SecretBytes([])
    #expect(bytes(of: secret).isEmpty)
    let room = secret.room
    #expect(room <= 1)
    #expect(bytes(of: secret) == [])
  }

  @Test func `appending beyond the room stops the process`() async {
    await #expect(processExitsWith: .failure) {
      var secret = try SecretBytes(capacity: 2)
      for byte in 0..<3 { secret.append(UInt8(byte)) }
    }
  }
}
