internal import AuthpipeKit
internal import Glibc

/// One end of the socket between a program and its worker; what goes over it has its length first.
final class Channel: Sendable {
  private let descriptor: Int32

  /// Takes over `descriptor`.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes `bytes`, and behind them a secret and a body straight from where they are kept; false
  /// once nobody is at the other end.
  func write(
    _ bytes: [UInt8], secrets: [SecretHeader] = [], body: OutgoingBody? = nil
  ) -> Bool {
    var head = FrameWriter()
    head.add(UInt32(bytes.count))
    guard (head.bytes + bytes).withUnsafeBytes(write) else { return false }
    for secret in secrets where !secret.value.bytes.withBytes(write) { return false }
    return body?.withBytes(write) ?? true
  }

  /// Reads what was written last, or nil once nobody is at the other end or it is longer than
  /// `limit`.
  func read(limit: Int) -> [UInt8]? {
    guard var head = read(4).map(FrameReader.init), let count = head.number(UInt32.self),
      count <= limit
    else { return nil }
    return read(Int(count))
  }

  /// Reads the secret of `length` bytes that follows, straight to where it is kept.
  func readSecret(_ length: Int) throws -> SharedSecret {
    SharedSecret(
      try SecretBytes(count: length) { room in
        guard read(into: room) else { throw SecretMemoryError.unavailable }
      })
  }

  /// Reads the body of `length` bytes that follows, straight to where it is kept.
  func readBody(_ length: Int) throws -> OutgoingBody {
    try OutgoingBody(count: length) { room in
      guard read(into: room) else { throw SecretMemoryError.unavailable }
    }
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
