internal import Foundation
internal import Synchronization

/// A loopback server that knows no HTTP: it reads a request and does whatever the test says.
final class RawServer: Sendable {
  /// One accepted connection, written to as crudely as a test wants.
  struct Connection: Sendable {
    let descriptor: Int32

    /// Sends `bytes`; false once the client has gone.
    @discardableResult
    func send(_ bytes: some Collection<UInt8>) -> Bool {
      var rest = Array(bytes)[...]
      while !rest.isEmpty {
        let sent = rest.withUnsafeBytes { sendWithoutSignal(descriptor, $0) }
        guard sent > 0 else { return false }
        rest = rest.dropFirst(sent)
      }
      return true
    }

    /// Sends text as it stands.
    @discardableResult
    func send(_ text: String) -> Bool { send(text.utf8) }

    /// Makes the coming close a reset.
    func resetOnClose() {
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
  }

  private final class Log: Sendable {
    let requests = Mutex<[String]>([])
  }

  let port: UInt16
  private let listener: Int32
  private let log = Log()

  /// The text of every request that came, headers included.
  var requests: [String] { log.requests.withLock { $0 } }

  /// Listens on a free port of 127.0.0.1 and answers every connection with `answer`.
  init(_ answer: @escaping @Sendable (Connection) -> Void) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 256) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [log] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { break }
        Thread.detachNewThread {
          defer { close(descriptor) }
          guard let request = Self.readHead(descriptor) else { return }
          log.requests.withLock { $0.append(request) }
          answer(Connection(descriptor: descriptor))
        }
      }
      // Closed by the thread that waits on it: its number must not be another server's by then.
      close(listener)
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private static func readHead(_ descriptor: Int32) -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard recv(descriptor, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self)
  }
}

private func sendWithoutSignal(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  // A client that hangs up must not kill the test run with SIGPIPE.
  send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
}
