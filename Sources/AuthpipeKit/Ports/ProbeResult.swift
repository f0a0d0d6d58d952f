/// The outcome of asking a provider about one credential.
package struct ProbeResult: Sendable {
  /// The facts, from which the verdict follows.
  package let finding: Finding
  /// The status of the answer that decided, or nil when there was none.
  package let httpStatus: Int?
  /// From the first byte sent to the last answer.
  package let duration: Duration
  /// What was asked and answered last; nil where nobody was asked.
  package let evidence: ProbeEvidence?

  package init(
    finding: Finding, httpStatus: Int?, duration: Duration, evidence: ProbeEvidence? = nil
  ) {
    self.finding = finding
    self.httpStatus = httpStatus
    self.duration = duration
    self.evidence = evidence
  }

  /// The same answers, from which more follows: `finding`, after `duration` where it took longer.
  package func concluding(_ finding: Finding, after duration: Duration? = nil) -> ProbeResult {
    ProbeResult(
      finding: finding, httpStatus: httpStatus, duration: duration ?? self.duration,
      evidence: evidence)
  }

  /// What the facts mean.
  package var verdict: Verdict { finding.verdict }
}
