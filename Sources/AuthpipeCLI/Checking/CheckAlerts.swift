internal import AuthpipeKit
internal import AuthpipeVault

/// Tells a program of connections whose verdict changed.
struct CheckAlerts: Sendable {
  let command: NotifyCommand
  /// How often in a row a verdict must have come.
  let confirmations: Int
  let context: Context

  /// Runs the program if `outcome` is a change. That it fails is told, and changes nothing else.
  func tell(of outcome: CheckOutcome) async {
    let verdict = outcome.result.verdict
    guard let previous = outcome.history.replaced(by: verdict, after: confirmations) else { return }
    let entry = CheckEntry(outcome)
    let change = VerdictChange(
      connection: entry.name, storeHash: entry.storeHash,
      storeName: outcome.connection.metadata.storeName, previous: previous, verdict: verdict,
      detail: entry.words.detail, hint: entry.words.hint, at: outcome.endedAt)
    do {
      try await command.run(with: change.variables)
    } catch {
      context.warn("\(entry.name): nobody was told of the change: \(Self.words(error))")
    }
  }

  private static func words(_ fault: NotifyCommand.Fault) -> String {
    switch fault {
    case .notStarted(let code): "cannot start the --notify program: \(SystemError.text(code))"
    case .failed(let status): "the --notify program ended with exit status \(status)"
    case .killed(let signal): "the --notify program was ended by signal \(signal)"
    case .outOfTime:
      "the --notify program did not end within \(NotifyCommand.longest.components.seconds) seconds, and was ended"
    }
  }
}
