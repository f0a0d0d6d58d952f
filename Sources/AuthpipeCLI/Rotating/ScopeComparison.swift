internal import AuthpipeVault
internal import BigCommerce

/// What a new token may do beside what the old one may.
struct ScopeComparison: Sendable {
  /// What was seen of the new token.
  let new: ScopeObservation
  /// What was seen of the old one now; nil where nothing was.
  let old: ScopeObservation?
  /// What is declared, or was seen of the old token, and is absent from the new one; in the control
  /// panel's words.
  let lost: [String]
  /// What the old one may, and the answers did not tell of the new one; and what the new one lacks,
  /// where nothing was learnt of the old one.
  let unclear: [String]

  /// `old` is what was seen of the old token now; what was seen earlier is in `recorded`.
  /// `isOldDead` says that BigCommerce refused the old token: nothing more is to be learnt of it.
  init(
    old: ScopeObservation?, isOldDead: Bool, recorded: ConnectionMetadata, new: ScopeObservation
  ) {
    let remembered = ScopeObservation(
      of: recorded.declaredScopes, recorded: recorded.observedScopes ?? [])
    var had = Self.granted(old ?? remembered)
    // What was seen of it before is no less true where nothing could be seen now.
    for label in Self.granted(remembered) where !Self.tells(old, label) {
      had.insert(label)
    }
    var (lost, unclear): ([String], [String]) = ([], [])
    for line in new.lines {
      let label = ScopeWords(line: line).label
      let isWanted = !line.declared.isEmpty || had.contains(label)
      switch line.access {
      case .absent where isWanted: lost.append(label)
      case .absent where !isOldDead && ![old, remembered].contains { Self.tells($0, label) }:
        unclear.append(label)
      case .unknown where isWanted: unclear.append(label)
      default: continue
      }
    }
    self.new = new
    self.old = old
    self.lost = lost
    self.unclear = unclear
  }

  /// What a version that waits was seen to lack when it was tested.
  init(of pending: CredentialVersion, recorded: ConnectionMetadata) {
    self.init(
      old: nil, isOldDead: true, recorded: recorded,
      new: ScopeObservation(
        of: recorded.declaredScopes, recorded: pending.observedScopes ?? []))
  }

  private static func granted(_ observation: ScopeObservation) -> Set<String> {
    Set(observation.lines.filter { $0.access == .granted }.map { ScopeWords(line: $0).label })
  }

  private static func tells(_ observation: ScopeObservation?, _ label: String) -> Bool {
    observation?.lines.contains { line in
      ScopeWords(line: line).label == label && (line.access == .granted || line.access == .absent)
    } == true
  }
}
