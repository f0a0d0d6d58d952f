internal import AuthpipeKit

/// A check as a plugin of Nagios, Icinga and their like writes it: one line with counts, then one
/// for each connection that is not well.
///
/// Source: the Monitoring Plugins Development Guidelines, sections on plugin output and return
/// codes; ours for verdicts are the same numbers: 1 warning, 2 critical, 3 unknown.
struct NagiosReport {
  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  /// The worst of the verdicts and, where something could not be read or was not asked, unknown.
  var status: ExitStatus {
    let status = report.statusOfEntries
    let isWhole = report.faults.isEmpty && report.notAsked.isEmpty
    return isWhole ? status : status.merged(with: .unknown)
  }

  var text: String {
    let troubled = report.entries.filter { report.status(of: $0) != .success }
    let healthy = report.entries.count { $0.verdict == .healthy }
    var summary = "\(healthy) of \(report.count) healthy"
    if let worst = troubled.first(where: { report.status(of: $0) == status }) {
      summary += "; \(worst.name) is \(Self.state(of: worst))"
    }
    if let incompleteness = report.incompleteness { summary += "; \(incompleteness)" }
    if !report.faults.isEmpty { summary += "; \(report.faults.count) could not be read" }
    var lines = ["AUTHPIPE \(Self.word(for: status)) - \(summary) | \(counts)"]
    lines += troubled.map { "\($0.name): \(state(of: $0)): \($0.words.detail)" }
    lines += report.faults.map(\.message)
    return lines.enumerated().map { index, line in
      // What follows a bar is read as figures.
      (index == 0 ? line : DisplayText.clean(line).filter { $0 != "|" }) + "\n"
    }.joined()
  }

  /// What is wrong with an entry in a word or two.
  private static func state(of entry: CheckEntry) -> String {
    entry.verdict == .healthy ? "overdue for renewal" : entry.verdict.name
  }

  /// The same with the time that a renewal was for.
  private func state(of entry: CheckEntry) -> String {
    guard let renewal = entry.renewal, renewal.standing(at: report.endedAt) == .overdue else {
      return Self.state(of: entry)
    }
    let overdue = "overdue for renewal since \(Moment(seconds: renewal.at).rfc3339)"
    return entry.verdict == .healthy ? overdue : "\(entry.verdict.name), \(overdue)"
  }

  /// One figure for each verdict.
  private var counts: String {
    Verdict.allCases.map { verdict in
      "\(verdict.name)=\(report.entries.count { $0.verdict == verdict });;;0"
    }.joined(separator: " ")
  }

  /// What is said where something kept the check from asking anybody.
  static func text(_ reason: String) -> String {
    "AUTHPIPE UNKNOWN - \(reason.filter { $0 != "|" })\n"
  }

  private static func word(for status: ExitStatus) -> String {
    switch status {
    case .success: "OK"
    case .no: "WARNING"
    case .refused: "CRITICAL"
    default: "UNKNOWN"
    }
  }
}
