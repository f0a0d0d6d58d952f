import AuthpipeKit
import AuthpipeVault
import Testing

@testable import AuthpipeCLI

@Suite struct VerdictHistoryTests {
  /// A history, newest first, a minute between verdicts, the newest at `last`.
  private func history(_ verdicts: [Verdict], last: Int64 = 1_000_000) -> VerdictHistory {
    VerdictHistory(
      newestFirst: verdicts.enumerated().map { age, verdict in
        RecordedVerdict(
          verdict: verdict, askedAt: last - Int64(age) * 60, finding: 1, httpStatus: nil,
          latencyMilliseconds: nil)
      })
  }

  @Test(
    arguments: [
      ([.healthy], .rejected, 1, .healthy),
      ([.rejected, .healthy], .rejected, 1, nil),
      ([.rejected, .healthy], .healthy, 1, .rejected),
      ([], .healthy, 1, nil),
      ([], .rejected, 1, .unverified),
      ([.unverified], .healthy, 1, nil),
      // A rate limit says nothing, and hides nothing.
      ([.healthy], .throttled, 1, nil),
      ([.throttled, .healthy], .healthy, 1, nil),
      ([.throttled, .healthy], .rejected, 1, .healthy),
      ([.throttled, .rejected], .rejected, 1, nil),
      ([.healthy], .unreachable, 1, .healthy),
      // Twice in a row.
      ([.healthy, .healthy], .rejected, 2, nil),
      ([.rejected, .healthy], .rejected, 2, .healthy),
      ([.rejected, .rejected, .healthy], .rejected, 2, nil),
      // What came once and went was never told of, and neither is that it went.
      ([.healthy, .rejected, .healthy, .healthy], .healthy, 2, nil),
      ([.healthy, .rejected, .rejected, .healthy], .healthy, 2, .rejected),
      ([.limited, .rejected, .healthy, .healthy], .limited, 2, .healthy),
      ([.throttled, .rejected, .throttled, .healthy], .rejected, 2, .healthy),
      ([.rejected], .rejected, 2, .unverified),
    ] as [([Verdict], Verdict, Int, Verdict?)])
  func `a change is told of once, when it came often enough`(
    before: [Verdict], now: Verdict, confirmations: Int, replaced: Verdict?
  ) {
    #expect(history(before).replaced(by: now, after: confirmations) == replaced)
  }

  @Test(
    arguments: [
      ([], 0, true), ([.unverified], 0, true), ([.rejected, .healthy], 0, true),
      ([.unreachable, .healthy], 0, true), ([.throttled, .healthy], 0, true),
      // Healthy for no time, then for eight minutes.
      ([.healthy], 0, true), ([.healthy, .rejected], 0, true),
      (Array(repeating: .healthy, count: 9), 60, false),
      (Array(repeating: .healthy, count: 9), 120, true),
      // A clock that was set back.
      (Array(repeating: .healthy, count: 9), -1_000, true),
    ] as [([Verdict], Int64, Bool)])
  func `what is new or not well is always due, and the longer it is well the rarer`(
    before: [Verdict], later: Int64, isDue: Bool
  ) {
    #expect(history(before).isDue(at: 1_000_000 + later, spread: 0) == isDue)
  }

  @Test func `what was well for months is due once a day, some a tenth of it earlier`() {
    let months = VerdictHistory(
      newestFirst: [1_000_000 + 100 * 86_400, 1_000_000].map {
        RecordedVerdict(
          verdict: .healthy, askedAt: $0, finding: 1, httpStatus: nil, latencyMilliseconds: nil)
      })
    let last: Int64 = 1_000_000 + 100 * 86_400
    #expect(!months.isDue(at: last + 86_399, spread: 0))
    #expect(months.isDue(at: last + 86_400, spread: 0))
    #expect(months.isDue(at: last + 77_760, spread: 255))
    #expect(!months.isDue(at: last + 77_759, spread: 255))
  }
}
