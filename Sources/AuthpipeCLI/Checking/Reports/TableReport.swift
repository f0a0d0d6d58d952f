internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// A check for people: a table, and what to do on standard error.
struct TableReport {
  private let report: CheckReport
  private let context: Context

  init(_ report: CheckReport, context: Context) {
    self.report = report
    self.context = context
  }

  /// The table, and another of the scopes that were seen.
  var text: String {
    guard !report.entries.isEmpty else { return "" }
    let style = Style(context.output, context: context)
    let headings = ["CONNECTION", "STORE", "VERDICT", "DETAIL"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for entry in report.entries {
      table.add([
        .init(entry.name), .init(entry.storeHash),
        .init(styled: style.verdict(entry.verdict), plain: entry.verdict.name),
        .init(detail(of: entry)),
      ])
    }
    guard report.entries.contains(where: { $0.scopes != nil }) else { return table.text }
    return table.text + "\n" + ScopeTable(report.entries, context: context).text
  }

  private func detail(of entry: CheckEntry) -> String {
    // An answer that teaches nothing does not hide what was known before.
    guard !entry.verdict.isKnown, let known = entry.known else { return entry.words.detail }
    return
      "\(entry.words.detail) (last known: \(known.verdict.name), \(context.time(known.askedAt)))"
  }

  /// Says what there is to do, on standard error.
  func advise() {
    for entry in report.entries {
      guard let hint = entry.words.hint else { continue }
      if let evidence = entry.evidence { context.say("\(entry.name): \(evidence)") }
      context.say("\(entry.name): \(hint)")
    }
    for entry in report.entries {
      let words = entry.renewal.map { RenewalWords(renewal: $0, context: context) }
      if let warning = words?.warning(by: entry.renewing) {
        context.warn("\(entry.name): \(warning)")
      }
    }
    for entry in report.entries {
      for finding in entry.previous {
        let words = finding.words(for: entry.name, at: report.endedAt)
        context.say("\(entry.name): \(DisplayText.clean(words))")
      }
    }
    guard report.count == 0, report.faults.isEmpty else { return }
    context.say(
      report.notDue.isEmpty
        ? "there is nothing to check" : "none of \(report.notDue.count) is due")
  }
}
