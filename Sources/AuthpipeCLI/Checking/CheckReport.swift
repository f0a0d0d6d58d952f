internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What a check says: a table for people or JSON, and the exit status.
struct CheckReport {
  private struct Answer: Encodable {
    let schema = "authpipe.check/1"
    let checkedAt: String
    let results: [Result]
  }

  private struct Result: Encodable {
    let connection: String
    let verdict: String
    @Nullable var previous: String?
    @Nullable var status: Int?
    let detail: String
    @Nullable var hint: String?
    let durationMs: Int64
    @Nullable var renewal: RenewalJSON?
    /// Null where they were not asked for, or could not be.
    @Nullable var scopes: [ScopeJSON]?
  }

  private let outcomes: [CheckOutcome]
  private let faults: [Failure]
  private let now: Int64

  init(_ outcomes: [CheckOutcome], faults: [Failure], at now: Int64) {
    self.outcomes = outcomes.sorted { $0.connection.reference < $1.connection.reference }
    self.faults = faults
    self.now = now
  }

  func write(to context: Context) throws -> ExitStatus {
    if context.display.json {
      try context.output.write(JSONOutput.line(answer))
    } else if !outcomes.isEmpty {
      try context.output.write(table(context))
      if outcomes.contains(where: { $0.scopes != nil }) {
        try context.output.write("\n" + ScopeTable(outcomes, context: context).text)
      }
      for outcome in outcomes {
        guard let hint = words(for: outcome).hint else { continue }
        context.say("\(outcome.connection.reference): \(hint)")
      }
    } else if faults.isEmpty {
      context.say("there is nothing to check")
    }
    if !context.display.json {
      for outcome in outcomes {
        guard let renewal = outcome.connection.metadata.renewal,
          let warning = RenewalWords(renewal: renewal, context: context)
            .warning(for: outcome.connection.reference)
        else { continue }
        context.warn(warning)
      }
    }
    for fault in faults { context.report(fault) }
    let status = outcomes.reduce(ExitStatus.success) {
      $0.merged(with: ExitStatus($1.result.verdict))
    }
    return faults.isEmpty ? status : .badInput
  }

  private var answer: Answer {
    Answer(
      checkedAt: Moment(seconds: now).rfc3339,
      results: outcomes.map { outcome in
        let words = words(for: outcome)
        return Result(
          connection: outcome.connection.reference.description,
          verdict: outcome.result.verdict.name,
          previous: outcome.connection.known?.verdict.name, status: outcome.result.httpStatus,
          detail: words.detail, hint: words.hint,
          durationMs: Int64(outcome.result.duration / .milliseconds(1)),
          renewal: outcome.connection.metadata.renewal.map { RenewalJSON($0, at: now) },
          scopes: outcome.scopes?.lines.map(ScopeJSON.init))
      })
  }

  private func words(for outcome: CheckOutcome) -> FindingWords {
    FindingWords(
      outcome.result.finding,
      renewing: "authpipe rotate \(outcome.connection.reference) --from FILE")
  }

  private func table(_ context: Context) -> String {
    let style = Style(context.output, context: context)
    let headings = ["CONNECTION", "STORE", "VERDICT", "DETAIL"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for outcome in outcomes {
      let verdict = outcome.result.verdict
      var detail = words(for: outcome).detail
      // An answer that teaches nothing does not hide what was known before.
      if !verdict.isKnown, let known = outcome.connection.known {
        detail += " (last known: \(known.verdict.name), \(context.time(known.askedAt)))"
      }
      table.add([
        .init(outcome.connection.reference.description),
        .init(outcome.connection.metadata.storeHash),
        .init(styled: style.verdict(verdict), plain: verdict.name),
        .init(detail),
      ])
    }
    return table.text
  }
}
