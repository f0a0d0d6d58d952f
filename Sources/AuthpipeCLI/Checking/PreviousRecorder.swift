internal import AuthpipeKit
internal import AuthpipeVault

/// Keeps what a check found of previous versions: retires those that have ended at BigCommerce, and
/// deletes the secrets of those that were retired long enough ago.
struct PreviousRecorder {
  /// The verdict of a version that goes on as it was is written down so often.
  private static let day: Int64 = 86_400

  private let access: VaultAccess
  private let context: Context
  private var outcomes: [CheckOutcome] = []

  init(access: VaultAccess, context: Context) {
    self.access = access
    self.context = context
  }

  /// Takes note of `outcome` where it has to do with previous versions.
  mutating func take(_ outcome: CheckOutcome) {
    let isOver = !outcome.connection.metadata.shreddable(at: context.now).isEmpty
    if isOver || !outcome.previous.isEmpty { outcomes.append(outcome) }
  }

  /// Where nothing can be written the check still counts, and warns.
  func write() {
    var isCompact = true
    for outcome in outcomes {
      let rotation = Rotation(
        reference: outcome.connection.reference, access: access, context: context)
      do {
        try record(outcome, through: rotation)
        if !outcome.connection.metadata.shreddable(at: context.now).isEmpty {
          try rotation.shredRetired(compacting: false)
          isCompact = false
        }
      } catch {
        // One of them keeps none of the others from being recorded.
        let failure = Failure(wording: error)
        context.warn(
          "\(outcome.connection.reference): the previous versions were not recorded: \(failure.message)"
        )
      }
    }
    guard !isCompact else { return }
    do {
      let vault = try access.open(for: .writing)
      vault.compact()
      access.passOn(vault.notices)
    } catch {
      context.warn("the file was not compacted: \(Failure(wording: error).message)")
    }
  }

  private func record(
    _ outcome: CheckOutcome, through rotation: Rotation
  ) throws {
    let (findings, endedAt) = (outcome.previous, outcome.endedAt)
    guard !findings.isEmpty else { return }
    let ended = findings.filter(\.hasEnded).map(\.version.number)
    try rotation.change { vault, connection in
      // Another of that name was asked about by nobody.
      guard connection.isSame(as: outcome.connection) else { return }
      let news = try vault.read {
        try findings.filter { finding in
          guard connection.metadata.version(finding.version.number)?.stage == .previous else {
            return false
          }
          let last = try vault.verdict(of: connection, version: finding.version.number)
          return last?.verdict != finding.result.verdict
            || (last?.askedAt ?? 0) + Self.day <= endedAt
        }
      }
      if !news.isEmpty {
        try vault.record(
          ofVersions: news.map { finding in
            // Times are whole seconds: one that was replaced in this very second would else count
            // as found of the connection.
            let replacedAt = connection.metadata.version(finding.version.number)?.replacedAt ?? 0
            let askedAt = max(endedAt, replacedAt + 1)
            return (
              connection, finding.version.number, RecordedVerdict(finding.result, askedAt: askedAt)
            )
          })
      }
      let gone = ended.filter { connection.metadata.version($0)?.stage == .previous }
      if !gone.isEmpty { try vault.retire(gone, of: connection, at: context.now) }
    }
  }
}
