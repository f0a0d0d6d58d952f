internal import AuthpipeKit

extension Failure {
  /// Words the answer that kept a credential from being stored. `command` would bring another one,
  /// and `app` gave this one, where one did.
  init(
    wording result: ProbeResult, for reference: ConnectionReference, rotating: Bool,
    renewing command: String? = nil, of app: String? = nil
  ) {
    let words = FindingWords(
      result.finding,
      renewing: command
        ?? (rotating
          ? "authpipe rotate \(reference) --from FILE"
          : "authpipe connect bigcommerce \(reference) --from FILE"),
      // Another store's credential belongs to another connection than the one that is rotated.
      about: rotating && app == nil ? nil : FindingSubject(unstored: reference, app: app))
    let kept = rotating ? "nothing changed" : "nothing was stored"
    let offline = rotating ? nil : "or add --offline to store it without asking"
    let unknown = [words.hint, offline].compactMap { $0 }.joined(separator: "; ")
    self.init(
      result.verdict.name.split(separator: "-").joined(separator: "_"),
      ExitStatus(result.verdict), "\(DisplayText.clean(words.detail)); \(kept)",
      hint: result.verdict.isKnown ? words.hint : unknown)
  }
}

extension ExitStatus {
  /// The exit status that a verdict stands for.
  init(_ verdict: Verdict) {
    switch verdict {
    case .healthy: self = .success
    case .limited: self = .no
    case .rejected, .wrongStore: self = .refused
    default: self = .unknown
    }
  }
}
