internal import AuthpipeKit
internal import Glibc

/// One end of the socket between a program and its worker; what goes over it has its length first.
final class Channel: Sendable {
  private let descriptor: Int32

  /// Takes over `descriptor`.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes `bytes`, and `secret` behind them straight from where it is kept; false once nobody
  /// is at the other end.
  func write(_ bytes: [UInt8], secret: SharedSecret? = nil) -> Bool {
    var head = FrameWriter()
    head.add(UInt32(bytes.count))
    head.add(UInt32(secret.map { $0.bytes.count } ?? 0))
    guard (head.bytes + bytes).withUnsafeBytes(write) else { return false }
    guard let secret else { return true }
    return secret.bytes.withBytes(write)
  }

  /// Reads what was written last, or nil once nobody is at the other end or it is longer than
  /// `limit`.
  func read(limit: Int) -> (bytes: [UInt8], secretLength: Int)? {
    guard var head = read(8).map(FrameReader.init), let count = head.number(UInt32.self),
      let secretLength = head.number(UInt32.self), count <= limit,
      secretLength <= SecretShape.longestToken, let bytes = read(Int(count))
    else { return nil }
    return (bytes, Int(secretLength))
  }

  /// Reads the secret of `length` bytes that follows, straight to where it is kept.
  func readSecret(_ length: Int) throws -> SharedSecret {
    SharedSecret(
      try SecretBytes(count: length) { room in
        guard read(into: room) else { throw SecretMemoryError.unavailable }
      })
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      // An end that has gone must not end this one with SIGPIPE.
      let sent = send(descriptor, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private func read(_ count: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, written in
      isWhole = read(
        into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[..<count])
      )
      written = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }

  private func read(into room: UnsafeMutableRawBufferPointer) -> Bool {
    var rest = room[...]
    while !rest.isEmpty {
      let part = UnsafeMutableRawBufferPointer(rebasing: rest)
      let received = recv(descriptor, part.baseAddress, part.count, 0)
      if received < 0, errno == EINTR { continue }
      guard received > 0 else { return false }
      rest = rest.dropFirst(received)
    }
    return true
  }
}
