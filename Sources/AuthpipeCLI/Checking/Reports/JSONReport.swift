internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// A check for programs, as one object or as one object a line.
struct JSONReport {
  private struct Answer: Encodable {
    let schema = "authpipe.check/1"
    let checkedAt: String
    let results: [Result]
    /// Those that an interrupted run did not come to, by name.
    let notAsked: [String]
  }

  private struct Line: Encodable {
    let schema = "authpipe.check-result/1"
    let result: Result

    private enum CodingKeys: CodingKey { case schema }

    func encode(to encoder: any Encoder) throws {
      try result.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(schema, forKey: .schema)
    }
  }

  private struct Evidence: Encodable {
    let asked: String
    @Nullable var title: String?
  }

  private struct Result: Encodable {
    let connection: String
    let store: String
    let verdict: String
    @Nullable var previous: String?
    @Nullable var previousAt: String?
    @Nullable var status: Int?
    @Nullable var evidence: Evidence?
    let detail: String
    @Nullable var hint: String?
    let checkedAt: String
    let durationMs: Int64
    @Nullable var renewal: RenewalJSON?
    /// Null where they were not asked for, or could not be.
    @Nullable var scopes: [ScopeJSON]?
    /// Those that were asked about.
    let previousVersions: [PreviousVersionJSON]

    init(_ entry: CheckEntry, _ probe: ProbeResult, endedAt: Int64) {
      connection = entry.name
      store = entry.storeHash
      verdict = entry.verdict.name
      previous = entry.known?.verdict.name
      previousAt = entry.known.map { Moment(seconds: $0.askedAt).rfc3339 }
      status = probe.httpStatus
      evidence = probe.evidence.map { Evidence(asked: $0.asked, title: $0.title) }
      detail = entry.words.detail
      hint = entry.words.hint
      checkedAt = Moment(seconds: entry.askedAt ?? endedAt).rfc3339
      durationMs = Int64(probe.duration / .milliseconds(1))
      renewal = entry.renewal.map { RenewalJSON($0, at: endedAt) }
      scopes = entry.scopes?.lines.map(ScopeJSON.init)
      previousVersions = entry.previous.map(PreviousVersionJSON.init)
    }
  }

  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  func text() throws -> String {
    try JSONOutput.line(
      Answer(
        checkedAt: Moment(seconds: report.endedAt).rfc3339, results: results,
        notAsked: report.notAsked.map(\.name)))
  }

  func lines() throws -> String {
    try results.map { try JSONOutput.line(Line(result: $0)) }.joined()
  }

  private var results: [Result] {
    report.entries.compactMap { entry in
      entry.result.map { Result(entry, $0, endedAt: report.endedAt) }
    }
  }
}
