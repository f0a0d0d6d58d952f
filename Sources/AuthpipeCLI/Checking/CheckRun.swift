internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One connection asked about.
struct CheckOutcome: Sendable {
  let connection: StoredConnection
  let result: ProbeResult
  /// What was seen of its scopes; nil where nobody asked, or it was not alive.
  let scopes: ScopeObservation?
}

/// Asks BigCommerce about many connections at once, with a bound.
struct CheckRun {
  /// How many are asked about at a time.
  static let width = 32

  let access: VaultAccess
  let transport: any HTTPTransport
  /// Waits where BigCommerce asks to.
  let pause: @Sendable (Duration) async -> Void
  /// Whether a connection that is alive is asked what shows its scopes, too.
  var observesScopes = false

  /// Probes `connections`, lending each outcome to `each` as it comes.
  func probe(
    _ connections: [StoredConnection], each: (CheckOutcome) -> Void
  ) async -> (results: [CheckOutcome], faults: [Failure]) {
    var outcomes: [CheckOutcome] = []
    var faults: [Failure] = []
    await withTaskGroup(of: CheckOutcome.self) { group in
      var waiting = connections.makeIterator()
      var running = 0
      while true {
        while running < Self.width, let next = waiting.next() {
          do {
            // Opened only now, so that no more secrets are in memory than are being asked about.
            guard let task = try question(about: next.reference) else { continue }
            group.addTask(operation: task)
            running += 1
          } catch {
            var fault = Failure(wording: error)
            fault.message = "\(next.reference): \(fault.message)"
            faults.append(fault)
          }
        }
        guard let outcome = await group.next() else { return }
        running -= 1
        each(outcome)
        outcomes.append(outcome)
      }
    }
    return (outcomes, faults)
  }

  /// The probe of a connection as it is now, or nil when it was disconnected meanwhile.
  private func question(
    about reference: ConnectionReference
  ) throws -> (@Sendable () async -> CheckOutcome)? {
    let current: (StoredConnection, SharedSecret)? = try access.read { vault in
      guard let connection = try vault.connection(reference) else { return nil }
      guard let secret = try vault.secret(.accessToken, of: connection) else {
        throw VaultError.alteredRows(part: .record)
      }
      return (connection, SharedSecret(secret))
    }
    guard let (connection, token) = current else { return nil }
    // An endpoint that is neither BigCommerce's nor a loopback one never gets a token.
    guard let endpoint = try? APIEndpoint(stored: connection.metadata.endpoint) else {
      throw VaultError.alteredRecord(nil)
    }
    let provider = BigCommerceProvider(
      transport: transport, endpoint: endpoint, userAgent: Version.userAgent, pause: pause)
    let observesScopes = self.observesScopes
    return {
      await provider.outcome(
        for: connection, token: token, observesScopes: observesScopes)
    }
  }
}
