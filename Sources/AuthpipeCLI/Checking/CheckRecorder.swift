internal import AuthpipeKit
internal import AuthpipeVault

/// Writes verdicts into the vault in batches, never while the network is waited for.
///
/// At least every other second, so that a check that is killed loses little of what it learnt.
struct CheckRecorder {
  /// How many verdicts one transaction takes.
  private static let batch = 512

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
    waiting.append(
      (outcome.connection, RecordedVerdict(outcome.result, askedAt: outcome.endedAt)))
    guard waiting.count >= Self.batch || context.now > lastFlush + 1 else { return }
    // Who holds the vault now may have let go of it by the next time.
    do { try flush() } catch VaultError.busy {} catch { giveUp(error) }
  }

  /// Writes what is left. Where nothing can be written the answers still count: the check
  /// reports them and warns that nothing was recorded.
  mutating func finish() {
    do { try flush() } catch { giveUp(error) }
  }

  private mutating func flush() throws {
    guard !waiting.isEmpty, !hasFailed else { return }
    lastFlush = context.now
    let vault = try access.open(for: .writing)
    try vault.record(waiting)
    access.passOn(vault.notices)
    waiting = []
  }

  private mutating func giveUp(_ error: any Error) {
    hasFailed = true
    waiting = []
    // A disk that failed may have failed after the verdicts were written.
    let words = if case VaultError.inputOutput = error { "may not have been" } else { "were not" }
    context.warn("the verdicts \(words) recorded: \(Failure(wording: error).message)")
  }
}
