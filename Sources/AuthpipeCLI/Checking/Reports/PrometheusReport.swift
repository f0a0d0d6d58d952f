internal import AuthpipeKit

/// A check in the text format of Prometheus, for node_exporter's textfile collector.
///
/// The file stands for all connections that were to be looked at, also those that were not due or
/// that an interrupted run did not come to, with what was found last: a series that comes and goes
/// would make alerts come and go.
struct PrometheusReport {
  private let report: CheckReport
  private let entries: [CheckEntry]

  init(_ report: CheckReport) {
    self.report = report
    entries = (report.entries + report.notDue + report.notAsked).sorted { $0.name < $1.name }
  }

  var text: String {
    var lines: [String] = []
    func add(_ name: String, _ help: String, _ samples: [(labels: String, value: String)]) {
      guard !samples.isEmpty else { return }
      lines += ["# HELP authpipe_\(name) \(help)", "# TYPE authpipe_\(name) gauge"]
      lines += samples.map { "authpipe_\(name)\($0.labels) \($0.value)" }
    }
    add(
      "credential_healthy", "Whether BigCommerce accepted the credential when it was asked last.",
      entries.map { (labels($0), $0.verdict == .healthy ? "1" : "0") })
    add(
      "credential_verdict", "The verdict on the credential: 1 for the one that holds.",
      entries.flatMap { entry in
        Verdict.allCases.map { verdict in
          (labels(entry, ("verdict", verdict.name)), entry.verdict == verdict ? "1" : "0")
        }
      })
    add(
      "credential_checked_timestamp_seconds", "When BigCommerce was asked last.",
      entries.compactMap { entry in entry.askedAt.map { (labels(entry), "\($0)") } })
    add(
      "credential_check_duration_seconds", "How long the last check took.",
      entries.compactMap { entry in
        entry.result.map { (labels(entry), Self.seconds($0.duration)) }
      })
    add(
      "credential_renewal_timestamp_seconds", "When its owner wants the credential renewed.",
      entries.compactMap { entry in
        entry.renewal.map { (labels(entry, ("reason", $0.reason.rawValue)), "\($0.at)") }
      })
    add(
      Self.runEnd, "When the last run came to its end.", lastEnd.map { [("", "\($0)")] } ?? [])
    add(
      "check_not_asked_credentials", "How many an interrupted run did not come to.",
      [("", "\(report.notAsked.count)")])
    add(
      "check_unreadable_credentials", "How many could not be read.",
      [("", "\(report.faults.count)")])
    return lines.joined(separator: "\n") + "\n"
  }

  private static let runEnd = "check_timestamp_seconds"

  /// This run's end, unless it was interrupted: then the end that the file to be replaced tells, so
  /// that whoever waits for runs that end hears of it when there are none.
  private var lastEnd: Int64? {
    guard !report.notAsked.isEmpty else { return report.endedAt }
    return report.plan.output.flatMap { path in
      ReportFile(path: path).text(after: "authpipe_\(Self.runEnd) ").flatMap { Int64($0) }
    }
  }

  private func labels(_ entry: CheckEntry, _ more: (String, String)...) -> String {
    let labels =
      [("connection", entry.name), ("tenant", entry.tenant ?? ""), ("store", entry.storeHash)]
      + more
    let text = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    return "{\(text)}"
  }

  /// A label's value: backslash, quote and line feed are written as escapes.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = Int64(duration / .milliseconds(1))
    let rest = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
