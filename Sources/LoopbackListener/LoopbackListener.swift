package import AuthpipeCLI
internal import AuthpipeKit
internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// The listener for OAuth callbacks, on 127.0.0.1 and nowhere else, for one flow.
package final class LoopbackListener: CallbackListener {
  /// The port is taken, or may not be had.
  package struct CannotListen: Error {}

  private let server: HTTPServer
  private let waiting: WaitingBrowsers
  private let heard: AsyncStream<HeardCallback>
  private let end: @Sendable () -> Void
  private let tasks: [Task<Void, any Error>]
  private let isBroken: OnceFlag

  /// Starts listening, and returns when connections are accepted.
  package init(at place: CallbackPlace) async throws {
    let (stream, continuation) = AsyncStream.makeStream(
      of: HeardCallback.self, bufferingPolicy: .bufferingOldest(4))
    let isBroken = OnceFlag()
    let waiting = WaitingBrowsers()
    // Never another address: what reaches the port from outside comes through the user's tunnel.
    guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: place.port) else {
      throw CannotListen()
    }
    // FlyingFox's logger would print the code.
    let server = HTTPServer(
      address: address, timeout: 120, logger: .disabled,
      handler: CallbackHandler(place: place, waiting: waiting, heard: continuation))
    // A machine that is busy may take its time; a port that is taken says so at once.
    let listening = Task { try await server.waitUntilListening(timeout: 60) }
    let serving = Task {
      defer { listening.cancel() }
      do {
        try await server.run()
      } catch {
        // FlyingFox gives up where it cannot accept, as with too many connections.
        _ = isBroken.raise()
        continuation.finish()
        throw error
      }
    }
    guard (try? await listening.value) != nil else {
      serving.cancel()
      throw CannotListen()
    }
    let clock = Task {
      try await Task.sleep(for: place.window)
      continuation.finish()
    }
    self.server = server
    self.waiting = waiting
    self.isBroken = isBroken
    heard = stream
    end = { continuation.finish() }
    tasks = [serving, clock]
  }

  package func next() async throws -> HeardCallback? {
    var iterator = heard.makeAsyncIterator()
    if let next = await iterator.next() { return next }
    if isBroken.isRaised { throw ListeningEnded() }
    return nil
  }

  package func stop() async {
    end()
    waiting.sendAway()
    await server.stop(timeout: 1)
    for task in tasks { task.cancel() }
  }
}
