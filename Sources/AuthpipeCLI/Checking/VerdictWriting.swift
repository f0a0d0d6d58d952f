internal import AuthpipeVault
internal import Dispatch
internal import Synchronization

/// Verdicts on their way into the vault while a check goes on: another process may hold the vault
/// for seconds, and the disk takes its time.
final class VerdictWriting: Sendable {
  typealias Verdicts = [(StoredConnection, RecordedVerdict)]
  typealias Ending = Result<[Vault.Notice], any Error>

  let verdicts: Verdicts
  private let state = Mutex<Ending?>(nil)
  private let work = DispatchGroup()

  /// Begins to write `verdicts` into `vault`, which whoever hands it over has no more use for.
  init(_ verdicts: Verdicts, into vault: Vault) {
    self.verdicts = verdicts
    let handedOver = HandedOver(vault)
    // Whatever answers meanwhile comes first.
    DispatchQueue.global(qos: .utility).async(group: work) { [self] in
      let ending = handedOver.record(verdicts)
      state.withLock { $0 = ending }
    }
  }

  /// How it ended; nil while it goes on.
  var ending: Ending? { state.withLock { $0 } }

  /// Waits for its end.
  func await() {
    work.wait()
  }

  private final class HandedOver: @unchecked Sendable {
    // @unchecked: used by the thread that it was handed over to alone.
    private var vault: Vault?

    init(_ vault: Vault) { self.vault = vault }

    func record(_ verdicts: Verdicts) -> Ending {
      // Closed here, and not whenever the thread comes to it: the process may be at its end then,
      // and what the vault's keys lie in be gone.
      defer { vault = nil }
      return Result {
        try vault?.record(verdicts)
        return vault?.notices ?? []
      }
    }
  }
}
