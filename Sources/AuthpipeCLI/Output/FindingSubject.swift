internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The connection that a finding is about, for hints that name it and what it needs.
struct FindingSubject {
  let name: String
  /// Whether it is in the vault, so that a name that is taken must be given anew.
  let isStored: Bool
  /// The app whose OAuth gave its token; nil where it is an API account's.
  let app: String?
  /// The scopes that its owner noted.
  private let declared: [Scope]
  /// The scopes with which its token was seen to read.
  private let granted: [Scope]

  /// One of which nothing but its name is known yet.
  init(unstored reference: ConnectionReference, app: String? = nil) {
    (name, isStored, declared, granted) = (reference.description, false, [], [])
    self.app = app
  }

  /// A stored one, with what was seen of its scopes now, if they were asked for.
  init(
    _ reference: ConnectionReference, _ metadata: ConnectionMetadata,
    seen: ScopeObservation? = nil
  ) {
    name = reference.description
    isStored = true
    app = metadata.current?.app
    declared = metadata.declaredScopes
    let recorded = metadata.observedScopes ?? []
    let observed = seen?.updating(recorded, at: 0) ?? recorded
    granted = observed.filter(\.granted).compactMap { Scope($0.scope) }
  }

  /// What its token may do besides the `missing` scopes, as the control panel has it to choose.
  ///
  /// Whether it may modify what it was only seen to read, nobody knows.
  func choices(besides missing: [Scope]) -> [String] {
    let kept = declared.filter { !missing.contains($0) }
    let labels = Set(declared.compactMap { ScopeCatalogue.entry(listing: $0.name)?.label })
    let seen = granted.filter { scope in
      guard scope.name != ScopeCatalogue.always else { return false }
      return ScopeCatalogue.entry(listing: scope.name).map { !labels.contains($0.label) } ?? true
    }
    return kept.map(ControlPanel.choice) + seen.map { "\(ControlPanel.choice(for: $0)) or more" }
  }

  /// The command that declares no more than what is there without the `missing` scopes.
  func declaration(without missing: [Scope]) -> String {
    let kept = declared.filter { !missing.contains($0) }.map(\.name)
    let scopes = kept.isEmpty ? "--none" : kept.joined(separator: " ")
    return "authpipe scopes declare \(name) \(scopes)"
  }
}
