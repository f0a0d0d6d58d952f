internal import Foundation
internal import Synchronization

/// One accepted connection, written to as crudely as a test wants.
package final class RawConnection: Sendable {
  private let descriptor: Int32
  private let note: @Sendable (String) -> Int
  private let latest = Mutex(0)

  init(descriptor: Int32, noting note: @escaping @Sendable (String) -> Int) {
    self.descriptor = descriptor
    self.note = note
  }

  /// Which of all the server's requests was read here last, from 1.
  package var number: Int { latest.withLock { $0 } }

  /// Reads the next request's head, or nil once the client has gone.
  @discardableResult
  package func readHead() -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard recv(descriptor, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    let text = String(decoding: head, as: UTF8.self)
    let number = note(text)
    latest.withLock { $0 = number }
    return text
  }

  /// Reads so many bytes of a request's body, or fewer once the client has gone.
  package func readBody(_ count: Int) -> [UInt8] {
    var body = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let received = body.withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress! + filled, count - filled, 0)
      }
      guard received > 0 else { return Array(body[..<filled]) }
      filled += received
    }
    return body
  }

  /// Sends `bytes`; false once the client has gone.
  @discardableResult
  package func send(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      // A client that hangs up must not kill the test run with SIGPIPE.
      let sent = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Sends text as it stands.
  @discardableResult
  package func send(_ text: String) -> Bool { send(text.utf8) }

  /// Sends `bytes` again and again, until the client has gone.
  package func sendForever(_ bytes: some Collection<UInt8>, every pause: UInt32 = 0) {
    let bytes = Array(bytes)
    while send(bytes) { if pause > 0 { usleep(pause) } }
  }

  /// Says nothing until the client has gone.
  package func waitForClose() {
    var byte: UInt8 = 0
    while recv(descriptor, &byte, 1, 0) == 1 {}
  }

  /// Makes the coming close a reset.
  package func resetOnClose() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }
}
