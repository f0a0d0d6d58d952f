internal import AuthpipeKit
internal import AuthpipeVault

/// A check for cron, which mails whatever is printed: nothing when all is well, else one block.
struct CompactReport {
  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  func text(_ context: Context) -> String {
    let troubled = report.entries.filter { entry in
      report.status(of: entry) != .success
        && (entry.verdict == .healthy || entry.streak >= report.plan.confirmations)
    }
    var lines: [String] = []
    if let incompleteness = report.incompleteness { lines.append("authpipe: \(incompleteness)") }
    if !troubled.isEmpty {
      lines.append("authpipe: \(troubled.count) of \(report.entries.count) need attention")
    }
    for (index, entry) in troubled.enumerated() {
      var line = "\(entry.name) (store \(entry.storeHash)): \(entry.verdict.name)"
      if let known = entry.known, known.verdict != entry.verdict {
        line += ", was \(known.verdict.name) \(context.time(known.askedAt))"
      }
      line += ": \(entry.words.detail)"
      lines.append("  " + DisplayText.clean(line))
      if let renewal = entry.renewal, renewal.standing(at: report.endedAt) == .overdue {
        let words = RenewalWords(renewal: renewal, context: context)
        lines.append("    \(words.advice(by: entry.renewing))")
      }
      // Once for all that stand together, as in an outage.
      let next = index + 1 < troubled.count ? troubled[index + 1].words.hint : nil
      if let hint = entry.words.hint, hint != next {
        lines.append("    " + DisplayText.clean(hint))
      }
    }
    return lines.map { "\($0)\n" }.joined()
  }
}
