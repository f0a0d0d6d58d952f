internal import AuthpipeKit

/// A change that somebody wants to hear of, in the words of a program's environment.
struct VerdictChange: Sendable {
  let connection: String
  let storeHash: String
  let storeName: String?
  let previous: Verdict
  let verdict: Verdict
  let detail: String
  let hint: String?
  let at: Int64

  /// The environment of the program that is told: never a secret.
  var variables: [(name: String, value: String)] {
    [
      ("AUTHPIPE_CONNECTION", connection), ("AUTHPIPE_STORE_HASH", storeHash),
      ("AUTHPIPE_STORE_NAME", DisplayText.clean(storeName ?? "")),
      ("AUTHPIPE_PREVIOUS_VERDICT", previous.name), ("AUTHPIPE_VERDICT", verdict.name),
      ("AUTHPIPE_DETAIL", DisplayText.clean(detail)), ("AUTHPIPE_HINT", hint ?? ""),
      ("AUTHPIPE_CHECKED_AT", Moment(seconds: at).rfc3339),
    ]
  }
}
