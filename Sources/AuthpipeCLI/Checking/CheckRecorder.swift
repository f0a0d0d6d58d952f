internal import AuthpipeKit
internal import AuthpipeVault

/// Writes verdicts into the vault in batches, never while the network is waited for.
///
/// At least every other second, so that a check that is killed loses little of what it learnt.
struct CheckRecorder {
  /// How many verdicts one transaction takes.
  private static let batch = 1024
  /// How often what is left is written anew where others change the vault meanwhile.
  private static let attempts = 5

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
    if waiting.count >= Self.batch || context.now > lastFlush + 1 { write() }
  }

  /// Writes what there is.
  mutating func write() {
    // Who holds the vault now, or has rekeyed it just now, may have let go of it by the next time.
    do { try flush() } catch VaultError.busy, VaultError.changedMeanwhile {} catch {
      giveUp(error)
    }
  }

  /// Writes what is left. Where nothing can be written the answers still count: the check
  /// reports them and warns that nothing was recorded.
  mutating func finish() {
    do { try flushInTime() } catch { giveUp(error) }
  }

  /// A vault that is rekeyed between opening it and writing to it is opened once more.
  private mutating func flushInTime() throws {
    for _ in 1..<Self.attempts {
      do { return try flush() } catch VaultError.changedMeanwhile {}
    }
    try flush()
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
