package import AuthpipeKit
internal import CSystem
internal import HTTPTypes
internal import Synchronization

/// The other end of `WorkerTransport`: sends what it is told to over descriptor 3.
package final class TransportWorker: Sendable {
  /// The first word of a command line that asks for a worker. Its number changes with what the two
  /// say to each other: of two programs that do not fit, since one was replaced, the worker says
  /// nothing.
  package static let word = "transport-worker-1"

  /// The longest order: a request without its body, which follows.
  private static let orderLimit = 1 << 20

  private let transport: any StreamTransport
  private let channel = Channel(3)
  private let writing = Mutex(())
  private let running = Mutex<[UInt64: Task<Void, Never>]>([:])

  /// Makes a worker that sends through `transport`.
  package init(_ transport: any StreamTransport) {
    self.transport = transport
  }

  /// Serves for as long as there is somebody to serve.
  package func serve() {
    authpipe_die_with_parent()
    Bounds.watch()
    guard channel.write(Report.ready.bytes) else { return }
    while let order = channel.read(limit: Self.orderLimit).flatMap({ Order($0) }) {
      switch order {
      case .abandon(let number): running.withLock { $0[number] }?.cancel()
      case .send(let number, let request, let headers, let bodyLength, let kind):
        var secrets: [SecretHeader] = []
        var body: OutgoingBody?
        for header in headers {
          // Without the memory to hold it nothing can be read behind it either.
          guard let value = try? channel.readSecret(header.length) else {
            return
          }
          secrets.append(SecretHeader(name: header.name, value: value))
        }
        let secret = secrets.first.map {
          SecretHeader(name: $0.name, value: $0.value, others: Array(secrets.dropFirst()))
        }
        if let bodyLength {
          guard let value = try? channel.readBody(bodyLength) else { return }
          body = value
        }
        begin(number) { [self, secret, body] () async throws(TransportFailure) in
          try await answer(to: request, secret, body, kind, number)
        }
      }
    }
  }

  /// Sends a request; of an answer that was handed on the head alone is left.
  private func answer(
    to request: HTTPRequest, _ secret: SecretHeader?, _ body: OutgoingBody?, _ kind: Order.Kind,
    _ number: UInt64
  ) async throws(TransportFailure) -> HTTPAnswer {
    switch kind {
    case .whole(let timeout):
      // A body that is no secret is longer than any that is sent this way.
      guard case .secret(let body)? = body else {
        return try await transport.send(request, secret: secret, timeout: timeout)
      }
      return try await transport.send(request, secret: secret, body: body, timeout: timeout)
    case .stream(let limits):
      let receiver = ReportingReceiver(number: number) { self.report($0) }
      let head = try await transport.stream(
        request, secret: secret, body: body, limits: limits, to: receiver)
      return HTTPAnswer(response: head, body: [])
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
        _ = report(.outcome(number: number, outcome))
      }
    }
  }

  /// False once nobody is there to hear it.
  private func report(_ report: Report) -> Bool {
    let bytes = report.bytes
    return writing.withLock { _ in channel.write(bytes) }
  }
}
