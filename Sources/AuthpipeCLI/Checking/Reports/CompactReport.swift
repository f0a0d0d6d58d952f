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
    guard !troubled.isEmpty else { return "" }
    var lines = ["authpipe: \(troubled.count) of \(report.entries.count) need attention"]
    for entry in troubled {
      var line = "\(entry.name) (store \(entry.storeHash)): \(entry.verdict.name)"
      if let known = entry.known, known.verdict != entry.verdict {
        line += ", was \(known.verdict.name) \(context.time(known.askedAt))"
      }
      line += ": \(entry.words.detail)"
      lines.append("  " + DisplayText.clean(line))
      if let renewal = entry.renewal, renewal.standing(at: report.endedAt) == .overdue {
        lines.append("    its renewal is \(RenewalWords(renewal: renewal, context: context).long)")
      }
      if let hint = entry.words.hint { lines.append("    " + DisplayText.clean(hint)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
