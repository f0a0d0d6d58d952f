internal import AuthpipeKit

/// What a check says: its entries in the order of their names, what could not be asked about, and
/// the exit status of all.
struct CheckReport {
  let entries: [CheckEntry]
  /// Connections that are stored and were not due.
  let notDue: [CheckEntry]
  /// Connections that an interrupted run did not come to, as they were found last.
  let notAsked: [CheckEntry]
  let faults: [Failure]
  let plan: CheckPlan
  /// When the run ended, in seconds since 1970.
  let endedAt: Int64

  init(
    _ entries: [CheckEntry], notDue: [CheckEntry] = [], notAsked: [CheckEntry] = [],
    faults: [Failure], plan: CheckPlan,
    endedAt: Int64
  ) {
    self.entries = entries.sorted { $0.name < $1.name }
    self.notDue = notDue.sorted { $0.name < $1.name }
    self.notAsked = notAsked.sorted { $0.name < $1.name }
    self.faults = faults
    self.plan = plan
    self.endedAt = endedAt
  }

  /// How many were to be asked about.
  var count: Int { entries.count + notAsked.count }

  /// What an interrupted run says of itself, since what it found stands for some of them only; nil
  /// for one that came to its end.
  var incompleteness: String? {
    guard !notAsked.isEmpty else { return nil }
    return entries.isEmpty
      ? "ended before an answer came; nothing was recorded"
      : "interrupted: \(notAsked.count) of \(count) were not asked"
  }

  /// The worst verdict decides; what could not be read is worse, and so is what could not be asked
  /// for want of a program.
  var status: ExitStatus {
    guard faults.isEmpty else {
      return faults.allSatisfy { $0.exit == .unavailable } ? .unavailable : .badInput
    }
    return statusOfEntries
  }

  /// The worst of the entries.
  var statusOfEntries: ExitStatus {
    entries.reduce(.success) { $0.merged(with: status(of: $1)) }
  }

  /// The exit status of one entry.
  func status(of entry: CheckEntry) -> ExitStatus { plan.status(of: entry, at: endedAt) }

  /// Writes the report where it belongs, and what is for people to standard error.
  func write(to context: Context) throws -> ExitStatus {
    if let path = plan.output {
      try ReportFile(path: path).write(text(context.forFile))
    } else {
      try context.output.write(text(context))
    }
    // Nagios reads the exit status and one line; whatever is unknown to it is unknown.
    if plan.format == .nagios { return NagiosReport(self).status }
    if plan.format == .text, !plan.isQuiet { TableReport(self, context: context).advise() }
    let asJSON = plan.format == .json || plan.format == .ndjson
    if !asJSON, !plan.isQuiet, let incompleteness { context.warn(incompleteness) }
    for fault in faults {
      FailureOutput(diagnostics: context.diagnostics).write(fault, asJSON: asJSON)
    }
    return status
  }

  private func text(_ context: Context) throws -> String {
    switch plan.format {
    case .text where plan.isQuiet: CompactReport(self).text(context)
    case .text: TableReport(self, context: context).text
    case .json: try JSONReport(self).text()
    case .ndjson: try JSONReport(self).lines()
    case .nagios: NagiosReport(self).text
    case .prometheus: PrometheusReport(self).text
    }
  }
}
