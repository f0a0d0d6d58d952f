internal import AuthpipeKit
internal import AuthpipeVault

/// A check for people: a table, and what to do on standard error.
struct TableReport {
  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  func text(_ context: Context) -> String {
    guard !report.entries.isEmpty else {
      if report.faults.isEmpty {
        context.say(
          report.notDue.isEmpty
            ? "there is nothing to check" : "none of \(report.notDue.count) is due")
      }
      return ""
    }
    for entry in report.entries {
      if let hint = entry.words.hint { context.say("\(entry.name): \(hint)") }
    }
    let style = Style(context.output, context: context)
    let headings = ["CONNECTION", "STORE", "VERDICT", "DETAIL"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for entry in report.entries {
      var detail = entry.words.detail
      // An answer that teaches nothing does not hide what was known before.
      if !entry.verdict.isKnown, let known = entry.known {
        detail += " (last known: \(known.verdict.name), \(context.time(known.askedAt)))"
      }
      table.add([
        .init(entry.name), .init(entry.storeHash),
        .init(styled: style.verdict(entry.verdict), plain: entry.verdict.name), .init(detail),
      ])
    }
    return table.text
  }
}
