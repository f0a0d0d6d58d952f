internal import AuthpipeKit
internal import AuthpipeVault

/// What the newest verdicts of a connection, newest first, say of the next one.
struct VerdictHistory: Sendable {
  /// A healthy connection is asked about again after this part of the time that it has been well.
  private static let patience: Int64 = 4
  private static let day: Int64 = 86_400

  private let newestFirst: [RecordedVerdict]

  init(newestFirst: [RecordedVerdict]) {
    self.newestFirst = newestFirst
  }

  /// How often in a row `verdict` came, counting one that comes now.
  func streak(of verdict: Verdict) -> Int {
    1 + telling.prefix { $0 == verdict }.count
  }

  /// The verdict that `verdict`, coming now, takes the place of: nil unless it comes for the
  /// `confirmations`th time in a row and another was settled before.
  func replaced(by verdict: Verdict, after confirmations: Int) -> Verdict? {
    guard Self.tells(verdict), streak(of: verdict) == confirmations else { return nil }
    let settled = settledVerdict(before: confirmations - 1, confirmations) ?? .unverified
    // The first time that all is well is no news.
    return settled == verdict || (settled == .unverified && verdict == .healthy) ? nil : settled
  }

  /// The newest verdict, `skipped` ones aside, that came often enough in a row; the oldest of all
  /// where nothing did.
  private func settledVerdict(before skipped: Int, _ confirmations: Int) -> Verdict? {
    var rest = telling.dropFirst(skipped)
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      rest = rest.dropFirst(run.count)
      if run.count >= confirmations || rest.isEmpty { return first }
    }
    return nil
  }

  /// A rate limit says nothing, and neither has nobody asking.
  private static func tells(_ verdict: Verdict) -> Bool {
    verdict != .throttled && verdict != .unverified
  }

  private var telling: [Verdict] { newestFirst.map(\.verdict).filter(Self.tells) }

  /// Whether it is time to ask again at `now`: always for what is new or not well; the longer it
  /// has been well the less often, down to once a day.
  ///
  /// `spread`, from 0 to 255, sets connections apart that were connected together.
  func isDue(at now: Int64, spread: UInt8) -> Bool {
    guard let last = newestFirst.first, last.verdict == .healthy else { return true }
    let well = newestFirst.prefix { $0.verdict == .healthy }
    // A clock that was set back makes nothing wait for years.
    guard let first = well.last, last.askedAt <= now, first.askedAt <= last.askedAt else {
      return true
    }
    let interval = min(Self.day, (last.askedAt - first.askedAt) / Self.patience)
    // Up to a tenth early, so that a timer that rings a little soon does not miss it.
    return now - last.askedAt >= interval - interval / 10 * Int64(spread) / 255
  }
}
