package import AuthpipeKit

/// A verdict as the vault remembers it.
package struct RecordedVerdict: Hashable, Sendable {
  package var verdict: Verdict
  /// Seconds since 1970.
  package var askedAt: Int64
  /// The number of the finding that the verdict followed from.
  package var finding: UInt8
  package var httpStatus: Int?
  package var latencyMilliseconds: Int64?

  package init(
    verdict: Verdict, askedAt: Int64, finding: UInt8, httpStatus: Int?, latencyMilliseconds: Int64?
  ) {
    self.verdict = verdict
    self.askedAt = askedAt
    self.finding = finding
    self.httpStatus = httpStatus
    self.latencyMilliseconds = latencyMilliseconds
  }

  /// The verdict of a probe that ended at `askedAt` (seconds since 1970).
  package init(_ result: ProbeResult, askedAt: Int64) {
    self.init(
      verdict: result.verdict, askedAt: askedAt, finding: result.finding.code,
      httpStatus: result.httpStatus, latencyMilliseconds: Int64(result.duration / .milliseconds(1)))
  }
}
