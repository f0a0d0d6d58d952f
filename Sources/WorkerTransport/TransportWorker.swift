package import AuthpipeKit
internal import CSystem
internal import Synchronization

/// The other end of `WorkerTransport`: sends what it is told to over descriptor 3.
package final class TransportWorker: Sendable {
  /// The first word of a command line that asks for a worker.
  package static let word = "transport-worker"

  /// The longest order: a request without a body.
  private static let orderLimit = 1 << 20

  private let transport: any HTTPTransport
  private let channel = Channel(3)
  private let writing = Mutex(())
  private let running = Mutex<[UInt64: Task<Void, Never>]>([:])

  /// Makes a worker that sends through `transport`.
  package init(_ transport: any HTTPTransport) {
    self.transport = transport
  }

  /// Serves for as long as there is somebody to serve.
  package func serve() {
    authpipe_die_with_parent()
    Bounds.watch()
    guard channel.write(Report.ready.bytes) else { return }
    while let (bytes, secretLength) = channel.read(limit: Self.orderLimit),
      let order = Order(bytes)
    {
      switch order {
      case .abandon(let number): running.withLock { $0[number] }?.cancel()
      case .send(let number, let request, let secretName, let timeout):
        var secret: SecretHeader?
        if let secretName {
          // Without the memory to hold it nothing can be read behind it either.
          guard let value = try? channel.readSecret(secretLength) else { return }
          secret = SecretHeader(name: secretName, value: value)
        }
        begin(number) { [transport, secret] () async throws(TransportFailure) in
          try await transport.send(request, secret: secret, timeout: timeout)
        }
      }
    }
  }

  private func begin(
    _ number: UInt64, _ send: @escaping @Sendable () async throws(TransportFailure) -> HTTPAnswer
  ) {
    // Held until the task is where an order to abandon it looks for it.
    running.withLock { running in
      running[number] = Task {
        let outcome: Result<HTTPAnswer, TransportFailure>
        do throws(TransportFailure) {
          outcome = .success(try await send())
        } catch {
          outcome = .failure(error)
        }
        _ = self.running.withLock { $0.removeValue(forKey: number) }
        report(.outcome(number: number, outcome))
      }
    }
  }

  private func report(_ report: Report) {
    let bytes = report.bytes
    writing.withLock { _ in _ = channel.write(bytes) }
  }
}
