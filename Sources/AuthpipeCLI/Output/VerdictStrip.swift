internal import AuthpipeKit
internal import AuthpipeVault

/// The verdicts that are remembered of a connection as a strip: a letter each, the newest last.
struct VerdictStrip {
  let text: String

  init(newestFirst verdicts: [RecordedVerdict]) {
    text = verdicts.reversed().map { Self.letter($0.verdict) }.joined()
  }

  /// Bad news is written large.
  private static func letter(_ verdict: Verdict) -> String {
    switch verdict {
    case .healthy: "h"
    case .limited: "L"
    case .rejected: "R"
    case .wrongStore: "W"
    case .suspended: "s"
    case .throttled: "t"
    case .unreachable: "u"
    case .inconclusive: "i"
    case .unverified: "-"
    }
  }
}
