internal import AuthpipeKit
internal import AuthpipeVault

/// A recorded verdict in JSON: its name and its time.
struct VerdictJSON: Encodable {
  let verdict: String
  let at: String

  init(_ recorded: RecordedVerdict) {
    verdict = recorded.verdict.name
    at = Moment(seconds: recorded.askedAt).rfc3339
  }
}
