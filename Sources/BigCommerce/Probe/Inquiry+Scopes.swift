internal import AuthpipeKit
internal import HTTPTypes

extension Inquiry {
  /// So many probes a store is asked for what nobody declared; the quota is shared with its apps
  /// (BigCommerce's documentation, "API rate limits").
  private static let mostUndeclared = 8
  /// Below so many requests left in the window, the rest is left to the store's apps.
  private static let fewestLeft = 5

  /// What one probe came to.
  private struct Reply {
    let answer: ScopeAnswer
    /// Whether more may be asked.
    let goesOn: Bool
  }

  /// Asks for what shows the scopes, after `finding` has shown that the token serves its store.
  mutating func observation(after finding: Finding, of declared: [Scope]) async -> ScopeObservation
  {
    var observation = ScopeObservation(of: declared)
    var asked = 0
    let places = observation.lines.indices
    // What was declared comes first: it is what the verdict hangs on.
    for index in places.filter({ !observation.lines[$0].declared.isEmpty })
      + places.filter({ observation.lines[$0].declared.isEmpty })
    {
      let line = observation.lines[index]
      guard let entry = line.entry, let probe = entry.probe else { continue }
      if ScopeCatalogue.information.contains(entry.readScope) {
        observation.lines[index].access = Self.access(toDetailsBy: finding)
        continue
      }
      guard asked < Self.mostUndeclared || !line.declared.isEmpty else { continue }
      asked += 1
      let reply = await settledReply(to: probe)
      observation.lines[index].access = Self.access(by: reply.answer, to: entry)
      guard reply.goesOn else { break }
    }
    return observation
  }

  /// Whether the store's details were readable, which the probe before this one has asked.
  private static func access(toDetailsBy finding: Finding) -> ScopeAccess {
    switch finding {
    case .storeAnswered: .granted
    case .storeDetailsNotReadable, .scopesAbsent: .absent
    default: .unknown
    }
  }

  private static func access(
    by answer: ScopeAnswer, to entry: ScopeCatalogue.Entry
  ) -> ScopeAccess {
    switch answer {
    case .granted: .granted
    // The default scope is always on, and the documentation disagrees with itself about which
    // scope opens the time.
    case .absent: entry.readScope == ScopeCatalogue.always ? .unknown : .absent
    case .unexpected, .nothing: .unknown
    }
  }

  /// A path that is only documented is not believed when it says no.
  private mutating func settledReply(to probe: ScopeProbe) async -> Reply {
    let first = await reply(to: probe, at: probe.path)
    guard first.goesOn, first.answer == .absent || first.answer == .unexpected,
      let path = probe.observedPath
    else { return first }
    return await reply(to: probe, at: path)
  }

  private mutating func reply(to probe: ScopeProbe, at path: String) async -> Reply {
    let request = StoreRequest.reading(path, of: hash, at: endpoint, userAgent: userAgent)
    switch await conversation.ask(request) {
    case .answer(let answer):
      let isThrottled = RateLimit.isLimit(answer.response.status.code)
      let left = RateLimit.left(saidBy: answer.response) ?? .max
      return Reply(
        answer: ScopeAnswer(answer, to: probe), goesOn: !isThrottled && left >= Self.fewestLeft)
    case .failure(.tooLarge):
      return Reply(answer: .unexpected, goesOn: true)
    case .failure, .withheld:
      return Reply(answer: .nothing, goesOn: false)
    }
  }
}
