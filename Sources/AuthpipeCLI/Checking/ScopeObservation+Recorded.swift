internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension ScopeObservation {
  /// The `declared` scopes beside what is `recorded` of those seen earlier.
  init(of declared: [Scope], recorded: [ObservedScope]) {
    self.init(of: declared)
    let known = Dictionary(recorded.map { ($0.scope, $0.granted) }, uniquingKeysWith: { $1 })
    for index in lines.indices {
      guard let entry = lines[index].entry, let granted = known[entry.readScope] else { continue }
      lines[index].access = granted ? .granted : .absent
    }
  }

  /// What is recorded from now on: what was seen now, and what was seen before of the rest.
  func updating(_ recorded: [ObservedScope], at now: Int64) -> [ObservedScope] {
    var scopes = Dictionary(recorded.map { ($0.scope, $0) }, uniquingKeysWith: { $1 })
    for line in lines {
      guard let name = line.entry?.readScope, line.access == .granted || line.access == .absent
      else { continue }
      let granted = line.access == .granted
      if scopes[name]?.granted != granted {
        scopes[name] = ObservedScope(scope: name, granted: granted, since: now)
      }
    }
    return scopes.values.sorted {
      (ScopeCatalogue.place(of: $0.scope), $0.scope) < (
        ScopeCatalogue.place(of: $1.scope), $1.scope
      )
    }
  }
}
