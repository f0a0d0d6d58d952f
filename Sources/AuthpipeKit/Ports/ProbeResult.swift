/// The outcome of asking a provider about one credential.
package struct ProbeResult: Sendable {
  /// The facts, from which the verdict follows.
  package let finding: Finding
  /// The status of the answer that decided, or nil when there was none.
  package let httpStatus: Int?
  /// From the first byte sent to the last answer.
  package let duration: Duration

  package init(finding: Finding, httpStatus: Int?, duration: Duration) {
    self.finding = finding
    self.httpStatus = httpStatus
    self.duration = duration
  }

  /// What the facts mean.
  package var verdict: Verdict { finding.verdict }
}
