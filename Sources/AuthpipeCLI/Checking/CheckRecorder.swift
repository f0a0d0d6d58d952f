internal import AuthpipeKit
internal import AuthpipeVault

/// Writes verdicts into the vault in batches, while the network is waited for.
///
/// At least every other second, unless somebody else holds the vault: so a check that is killed loses
/// little of what it learnt.
struct CheckRecorder {
  /// How many verdicts are no longer waited with.
  private static let batch = 1024
  /// How often what is left is written anew where others change the vault meanwhile.
  private static let attempts = 5

  private let access: VaultAccess
  private let context: Context
  private var waiting: VerdictWriting.Verdicts = []
  private var writing: VerdictWriting?
  private var hasFailed = false
  private var lastWriting: Int64

  init(access: VaultAccess, context: Context) {
    lastWriting = context.now
    self.access = access
    self.context = context
  }

  mutating func record(_ outcome: CheckOutcome) {
    waiting.append(
      (outcome.connection, RecordedVerdict(outcome.result, askedAt: outcome.endedAt)))
    if waiting.count >= Self.batch { write() } else { writeInTime() }
  }

  /// Begins to write what there is where the last time is a while ago.
  mutating func writeInTime() {
    if context.now > lastWriting + 1 { write() }
  }

  /// Begins to write what there is, unless what was there before is still being written.
  mutating func write() {
    // Who holds the vault now, or has rekeyed it just now, may have let go of it by the next time.
    do {
      guard try settle() else { return }
      try begin()
    } catch VaultError.busy, VaultError.changedMeanwhile {} catch {
      giveUp(error)
    }
  }

  /// Writes what is left, and waits for it. Where nothing can be written the answers still count:
  /// the check reports them and warns that nothing was recorded.
  mutating func finish() {
    do { try finishInTime() } catch { giveUp(error) }
  }

  /// A vault that is rekeyed between opening it and writing to it is opened once more.
  private mutating func finishInTime() throws {
    // What was begun before has had its time: it is no reason to give up what is left.
    writing?.await()
    do { _ = try settle() } catch VaultError.busy, VaultError.changedMeanwhile {}
    for attempt in 1...Self.attempts {
      do {
        try begin()
        writing?.await()
        _ = try settle()
        return
      } catch VaultError.changedMeanwhile where attempt < Self.attempts {}
    }
  }

  private mutating func begin() throws {
    guard !waiting.isEmpty, !hasFailed else { return }
    lastWriting = context.now
    let vault = try access.open(for: .writing)
    writing = VerdictWriting(waiting, into: vault)
    waiting = []
  }

  /// Looks how the last writing ended, and returns whether it did; what it could not write waits
  /// again.
  private mutating func settle() throws -> Bool {
    guard let ended = writing else { return true }
    guard let ending = ended.ending else { return false }
    writing = nil
    do {
      access.passOn(try ending.get())
    } catch {
      waiting = ended.verdicts + waiting
      throw error
    }
    return true
  }

  private mutating func giveUp(_ error: any Error) {
    hasFailed = true
    waiting = []
    // A disk that failed may have failed after the verdicts were written.
    let words = if case VaultError.inputOutput = error { "may not have been" } else { "were not" }
    context.warn("the verdicts \(words) recorded: \(Failure(wording: error).message)")
  }
}
