internal import AuthpipeKit
internal import Glibc

/// Standard output or standard error, written without a buffer in between.
struct StandardStream {
  let descriptor: Int32

  var isTerminal: Bool { isatty(descriptor) != 0 }

  /// Whether something can be written to it at all.
  var isOpen: Bool {
    let flags = fcntl(descriptor, F_GETFL)
    return flags >= 0 && flags & O_ACCMODE != O_RDONLY
  }

  /// Whether both lead to the same file, pipe or terminal.
  func leadsWhere(_ other: StandardStream) -> Bool {
    var (mine, its) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && fstat(other.descriptor, &its) == 0
      && mine.st_dev == its.st_dev && mine.st_ino == its.st_ino
  }

  /// Writes all of `bytes`, or fails.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR || Self.waits(for: POLLOUT, descriptor) { continue }
      guard count > 0 else { throw ProgramFault.outputFailed(code: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Waits where the last call on `descriptor` failed because whoever shares it has made it one that
  /// does not wait by itself; `event` is what for. Returns whether it was that.
  static func waits(for event: Int32, _ descriptor: Int32) -> Bool {
    guard errno == EAGAIN else { return false }
    var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&waiting, 1, -1) > 0 || errno == EINTR
  }

  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes words that nothing depends on.
  func writeBestEffort(_ text: String) {
    try? write(text)
  }
}
