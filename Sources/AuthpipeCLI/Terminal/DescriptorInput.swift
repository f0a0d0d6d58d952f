internal import AuthpipeKit
internal import Glibc

/// Reads a descriptor straight into secure memory: `read(2)` leaves no copy elsewhere.
enum DescriptorInput {
  enum Fault: Error {
    case failed(code: Int32)
    case tooLarge
  }

  static func readToEnd(_ descriptor: Int32, limit: Int) throws -> SecretBytes {
    var bytes = try SecretBytes(capacity: limit + 1)
    while bytes.room > 0 {
      let count = try bytes.appendReading { (room) throws(Fault) -> Int in
        while true {
          let count = read(descriptor, room.baseAddress, room.count)
          if count >= 0 { return count }
          guard errno == EINTR || StandardStream.waits(for: POLLIN, descriptor) else {
            throw .failed(code: errno)
          }
        }
      }
      if count == 0 { return bytes }
    }
    throw Fault.tooLarge
  }
}
