internal import Foundation

/// A connection to `address`, or nil when it is refused.
func connection(to address: String = "127.0.0.1", port: UInt16) -> FileHandle? {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var peer = sockaddr_in()
  peer.sin_family = sa_family_t(AF_INET)
  peer.sin_port = port.bigEndian
  peer.sin_addr.s_addr = inet_addr(address)
  let connected = withUnsafePointer(to: &peer) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
  let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  return connected ? handle : nil
}

/// Writes `request` as it stands and reads until the server hangs up.
func exchange(_ request: String, port: UInt16) async throws -> String {
  // On a thread of its own: the server needs those of the cooperative pool to answer.
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread {
      continuation.resume(
        with: Result {
          guard let handle = connection(port: port) else { throw POSIXError(.ECONNREFUSED) }
          try handle.write(contentsOf: Data(request.utf8))
          return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        })
    }
  }
}
