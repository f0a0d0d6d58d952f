internal import AuthpipeKit
internal import AuthpipeVault

/// Writes verdicts into the vault in batches, never while the network is waited for.
///
/// At least every other second, so that a check that is killed loses little of what it learnt.
struct CheckRecorder {
  /// How many verdicts one transaction takes.
  private static let batch = 64

  private let access: VaultAccess
  private let context: Context
  private var waiting: [(StoredConnection, RecordedVerdict)] = []
  private var hasFailed = false
  private var lastFlush: Int64

  init(access: VaultAccess, context: Context) {
    lastFlush = context.now
    self.access = access
    self.context = context
  }

  mutating func record(_ outcome: CheckOutcome) {
    waiting.append((outcome.connection, RecordedVerdict(outcome.result, askedAt: context.now)))
    if waiting.count >= Self.batch || context.now > lastFlush + 1 { flush() }
  }

  /// Writes what is waiting. Where nothing can be written the answers still count: the check
  /// reports them and warns that nothing was recorded.
  mutating func flush() {
    guard !waiting.isEmpty, !hasFailed else { return }
    lastFlush = context.now
    do {
      let vault = try access.open(for: .writing)
      try vault.record(waiting)
      access.passOn(vault.notices)
    } catch {
      hasFailed = true
      // A disk that failed may have failed after the verdicts were written.
      let words = if case VaultError.inputOutput = error { "may not have been" } else { "were not" }
      context.warn("the verdicts \(words) recorded: \(Failure(wording: error).message)")
    }
    waiting = []
  }
}
