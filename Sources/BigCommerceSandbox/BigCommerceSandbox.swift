internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// A BigCommerce of one's own, on a loopback address, to practise and to test against.
package final class BigCommerceSandbox: Sendable {
  /// How many of the newest requests are kept.
  static let longestRecord = 10_000

  struct State: Sendable {
    var stores: [String: SandboxStore] = [:]
    var login = Login()
    var randomness: SandboxRandomness
    var requests: [RecordedRequest] = []
    var requestCounts: [String: Int] = [:]
    var port: UInt16
    var credentialsDirectory: String?
  }

  let state: Mutex<State>
  private let quota: Int
  private let latency: Duration
  private let serving = Mutex<(server: HTTPServer, task: Task<Void, any Error>)?>(nil)

  /// Makes a sandbox with one account per store; port 0 takes whatever port is free.
  ///
  /// With a `seed` the accounts are the same every time. `quota` is the number of requests a
  /// store allows in 30 s; `latency` holds every answer back.
  package init(
    port: UInt16 = 0, stores: [String] = ["abc123"], seed: UInt64? = nil, quota: Int = 150,
    latency: Duration = .zero
  ) {
    var state = State(randomness: SandboxRandomness(seed: seed), port: port)
    for (index, hash) in stores.enumerated() {
      var store = SandboxStore(hash: hash, number: 1_000_000_001 + index)
      store.accounts = [
        SandboxAccount(
          number: 1, name: "authpipe sandbox", scopes: sandboxScopes, using: &state.randomness)
      ]
      state.stores[hash] = store
    }
    self.state = Mutex(state)
    self.quota = quota
    self.latency = latency
  }

  /// The port it listens on; once started, the true one.
  package var port: UInt16 { state.withLock { $0.port } }

  /// What stands in for `https://api.bigcommerce.com`.
  package var baseURL: String { "http://127.0.0.1:\(port)" }

  /// Starts serving, and returns when connections are accepted.
  package func start() async throws(SandboxError) {
    let port = self.port
    // Never another address: whoever reaches the sandbox may read its tokens.
    guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port) else {
      throw .cannotListen(port: port)
    }
    // FlyingFox would print every request; the time limit is the client's affair.
    let server = HTTPServer(
      address: address, timeout: 120, logger: .disabled, handler: SandboxHandler(sandbox: self))
    // A machine that is busy may take its time; a port that is taken says so at once.
    let listening = Task { try await server.waitUntilListening(timeout: 60) }
    let task = Task {
      defer { listening.cancel() }
      try await server.run()
    }
    serving.withLock { $0 = (server, task) }
    guard (try? await listening.value) != nil,
      case .ip4(_, let actual)? = await server.listeningAddress
    else { throw .cannotListen(port: port) }
    state.withLock { $0.port = actual }
  }

  /// Serves until the task is cancelled; starts first if that has not happened.
  package func run() async throws {
    if serving.withLock({ $0 == nil }) { try await start() }
    guard let task = serving.withLock({ $0?.task }) else { return }
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Stops serving and closes every connection.
  package func stop() async {
    let stopped = serving.withLock { serving in
      defer { serving = nil }
      return serving
    }
    await stopped?.server.stop()
  }

  /// Answers a request, whoever's it is.
  func answer(_ request: SandboxRequest) -> SandboxAnswer {
    if request.path.first == "sandbox" { return ControlRoutes(sandbox: self).answer(request) }
    return state.withLock { state in
      state.record(request)
      if let answer = LoginRoutes().answer(request, &state) { return answer }
      guard request.path.count > 1, request.path[0] == "stores" else { return .routeUnknown }
      let owner = state.stores.values.first { store in
        store.accounts.contains { !$0.isRevoked && $0.accessToken == request.token }
      }
      var answer = StoreRoutes(quota: quota, now: Date()).answer(
        request, store: &state.stores[request.path[1]], owner: owner?.hash)
      if answer.delay == .zero { answer.delay = latency }
      return answer
    }
  }
}

/// Hands FlyingFox's requests to the sandbox.
private struct SandboxHandler: HTTPHandler {
  let sandbox: BigCommerceSandbox

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let answer = sandbox.answer(try await SandboxRequest(request))
    if answer.delay > .zero { try await Task.sleep(for: answer.delay) }
    return answer.response
  }
}
