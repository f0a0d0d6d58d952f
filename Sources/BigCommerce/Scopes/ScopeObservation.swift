package import AuthpipeKit

/// What is known of a read with a token's scopes. Whether it may modify, no read can tell.
package enum ScopeAccess: String, Sendable {
  case granted
  case absent
  /// The answers did not tell, or there was none.
  case unknown
  /// There is no probe that is sure to change nothing.
  case notProbed = "not-probed"
}

/// What was seen of a token's scopes, beside what was declared of them.
package struct ScopeObservation: Equatable, Sendable {
  /// One entry of the catalogue, or one declared scope that it does not list.
  package struct Line: Equatable, Sendable {
    /// The entry, or nil for a scope that the catalogue does not list.
    package let entry: ScopeCatalogue.Entry?
    /// The scopes that were declared of it.
    package let declared: [Scope]
    /// What was seen.
    package var access: ScopeAccess

    package init(entry: ScopeCatalogue.Entry?, declared: [Scope], access: ScopeAccess) {
      self.entry = entry
      self.declared = declared
      self.access = access
    }

    /// Whether reading is granted where modifying may be, too, which nothing shows.
    package var leavesModifyOpen: Bool {
      guard let entry, access == .granted else { return false }
      return !entry.modify.isEmpty && !entry.readOnly.isEmpty
    }
  }

  /// In the catalogue's order: what is declared, and what the connector would ask for.
  package var lines: [Line]

  /// Nothing seen yet of the `declared` scopes and the connector's.
  package init(of declared: [Scope]) {
    let connector = Set(ScopeCatalogue.connector.map(\.label))
    lines = ScopeCatalogue.entries.compactMap { entry in
      let named = declared.filter { entry.names.contains($0.name) }
      guard !named.isEmpty || connector.contains(entry.label) else { return nil }
      return Line(
        entry: entry, declared: named, access: entry.probe == nil ? .notProbed : .unknown)
    }
    lines += declared.filter { !ScopeCatalogue.isKnown($0) }
      .map { Line(entry: nil, declared: [$0], access: .notProbed) }
  }

  /// The declared scopes that were seen to be absent.
  package var absent: [Scope] {
    lines.filter { $0.access == .absent }.flatMap(\.declared)
  }
}
