internal import Foundation
internal import Synchronization

/// A loopback server that knows no HTTP: it reads a request and does whatever the test says.
package final class RawServer: Sendable {
  /// Begins to count anew.
  package func forgetRequests() {
    log.requests.withLock { $0 = [] }
  }

  private final class Log: Sendable {
    let requests = Mutex<[String]>([])
  }

  package let port: UInt16
  private let listener: Int32
  private let log = Log()

  /// The text of every request that came, headers included.
  package var requests: [String] { log.requests.withLock { $0 } }

  /// Listens on a free port and answers every connection with `answer`.
  package init(_ answer: @escaping @Sendable (RawConnection) -> Void) throws {
    (listener, port) = try Self.listen()
    let listener = listener
    Thread.detachNewThread { [log] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { break }
        Thread.detachNewThread {
          defer { close(descriptor) }
          let connection = RawConnection(descriptor: descriptor) { head in
            log.requests.withLock {
              $0.append(head)
              return $0.count
            }
          }
          guard connection.readHead() != nil else { return }
          answer(connection)
        }
      }
      // Closed by the thread that waits on it: its number must not be another server's by then.
      close(listener)
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// A port at which nobody listens.
  package static func freePort() throws -> UInt16 {
    let (listener, port) = try Self.listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (listener: Int32, port: UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && Foundation.listen(listener, 256) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}
