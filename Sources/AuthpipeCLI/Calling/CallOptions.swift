internal import AuthpipeKit
internal import BigCommerce
internal import CSystem
internal import Glibc

/// What a call's options say.
enum CallOptions {
  /// The method of that name; a body alone means POST.
  static func method(_ name: String?, hasBody: Bool) throws -> StoreCall.Method {
    guard let name else { return hasBody ? .post : .get }
    guard let method = StoreCall.Method(rawValue: name.uppercased()) else {
      throw CallFault.methodUnknown
    }
    if hasBody, method.isRead { throw CallFault.bodyOfRead }
    return method
  }

  /// The body that `source` names: `@FILE`, or `-` for standard input.
  ///
  /// What is written in place of it would be in the process list: a webhook's headers are secrets.
  static func body(_ source: String) throws -> OutgoingBody {
    if source == "-" || source == "@-" {
      guard isatty(STDIN_FILENO) == 0 else { throw CallFault.bodyOnTerminal }
      return try read(STDIN_FILENO, named: "standard input")
    }
    guard source.hasPrefix("@") else { throw CallFault.bodyLiteral }
    let path = String(source.dropFirst())
    let descriptor = authpipe_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0)
    guard descriptor >= 0 else { throw CommandFault.cannotRead(path: path, code: errno) }
    defer { close(descriptor) }
    return try read(descriptor, named: path)
  }

  private static func read(_ descriptor: Int32, named name: String) throws -> OutgoingBody {
    var short = try SecretBytes(capacity: OutgoingBody.longestSecret)
    while short.room > 0 {
      let count = try short.appendReading { try read(descriptor, into: $0, named: name) }
      if count == 0 { return .secret(SharedSecret(short)) }
    }
    let long = WipedBytes(capacity: OutgoingBody.longest + 1)
    _ = long.appendReading { room in
      short.withBytes { room.copyMemory(from: $0) }
      return short.count
    }
    while try long.appendReading({ try read(descriptor, into: $0, named: name) }) > 0 {}
    guard long.count <= OutgoingBody.longest else {
      throw CommandFault.inputTooLarge(limit: OutgoingBody.longest)
    }
    return .long(long)
  }

  private static func read(
    _ descriptor: Int32, into room: UnsafeMutableRawBufferPointer, named name: String
  ) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count >= 0 { return count }
      guard errno == EINTR || StandardStream.waits(for: POLLIN, descriptor) else {
        throw CommandFault.unreadable(name, code: errno)
      }
    }
  }
}
