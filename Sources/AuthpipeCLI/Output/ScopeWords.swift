internal import AuthpipeKit
internal import BigCommerce

/// What was seen of one line of the scopes, in words.
struct ScopeWords {
  let line: ScopeObservation.Line

  /// What the control panel calls it, or the scope that nobody knows.
  var label: String { line.entry?.label ?? line.declared.map(\.name).joined(separator: ", ") }

  /// What was declared of it.
  var declared: String {
    line.declared.isEmpty ? "-" : line.declared.map(\.name).joined(separator: ", ")
  }

  /// What was seen; a read shows nothing but that reading is allowed.
  var observed: String {
    switch line.access {
    case .granted where !line.leavesModifyOpen: "granted"
    case .granted:
      line.declared.contains(where: isModifying)
        ? "granted (modify: not determinable)" : "granted (read)"
    case .absent: "absent"
    case .unknown: "unknown"
    case .notProbed: "unknown (no safe probe)"
    }
  }

  private func isModifying(_ scope: Scope) -> Bool {
    line.entry?.modify.contains(scope.name) == true
  }
}

/// One line of the scopes in JSON.
struct ScopeJSON: Encodable {
  /// Null for a scope that the catalogue does not list.
  @Nullable var label: String?
  let declared: [String]
  let observed: String
  /// `not-determinable` where reading is granted and modifying may be, too; null otherwise.
  @Nullable var modify: String?

  init(_ line: ScopeObservation.Line) {
    label = line.entry?.label
    declared = line.declared.map(\.name)
    observed = line.access.rawValue
    modify = line.leavesModifyOpen ? "not-determinable" : nil
  }
}
