internal import Dispatch
internal import Synchronization

/// The way to the network for a command that may need it.
package struct Network {
  private let services: (_ program: String) -> OnlineServices

  /// `services` makes what there is of the program that has the network code.
  package init(services: @escaping (_ program: String) -> OnlineServices) {
    self.services = services
  }

  /// The network, once it is there; a `ProgramFault` where there is none.
  func start() throws -> OnlineServices {
    let services = try reach()
    return try Self.wait { try await services.started() }
  }

  /// The network for who has something to do while it starts. Throws a `ProgramFault` where the
  /// program is missing; that it does not start is `notStarted` of what is asked.
  func reach() throws -> OnlineServices { services(try OnlineProgram.find()) }

  /// What listens: where this program has nothing that does, one that has takes over.
  ///
  /// Not called within `wait`: a program inherits what the thread that becomes it has blocked, and
  /// there that is every signal.
  func servers() throws -> LocalServers {
    guard let servers = try reach().servers else { try OnlineProgram.replaceProcess() }
    return servers
  }

  /// Runs what waits for the network, and waits for it: a program that begins with `await` would
  /// start threads for commands that need none.
  static func wait<R: Sendable>(for body: @escaping () async throws -> R) throws -> R {
    // This thread does nothing meanwhile, so that what `body` holds is never used by two.
    nonisolated(unsafe) let body = body
    let end = End<R>()
    Task.detached {
      end.begin()
      do { end.come(.success(try await body())) } catch { end.come(.failure(error)) }
    }
    return try end.await().get()
  }

  /// How it ended, once it has.
  private final class End<R: Sendable>: Sendable {
    typealias Result = Swift.Result<R, any Error>

    private let result = Mutex<Result?>(nil)
    private let hasBegun = DispatchSemaphore(value: 0)
    private let hasCome = DispatchSemaphore(value: 0)

    func begin() {
      hasBegun.signal()
    }

    func come(_ result: Result) {
      self.result.withLock { $0 = result }
      hasCome.signal()
    }

    func await() -> Result {
      // Where the system grants no thread nothing ever begins, and nobody says so.
      guard hasBegun.wait(timeout: .now() + .seconds(20)) == .success else {
        return .failure(ProgramFault.noThread)
      }
      while true {
        hasCome.wait()
        if let result = result.withLock({ $0 }) { return result }
      }
    }
  }
}
