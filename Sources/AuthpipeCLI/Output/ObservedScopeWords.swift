internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What was seen of one scope, beside what was declared, as `show` tells it.
struct ObservedScopeWords {
  private let observed: ObservedScope
  private let words: ScopeWords

  init(_ observed: ObservedScope, of metadata: ConnectionMetadata) {
    self.observed = observed
    words = ScopeWords(line: .init(observed, declared: metadata.declaredScopes))
  }

  func text(_ context: Context) -> String {
    // A scope that this catalogue does not list was seen by a newer authpipe.
    let label = words.line.entry?.label ?? observed.scope
    let declared = words.line.declared.isEmpty ? "not declared" : "declared \(words.declared)"
    return "\(label): \(words.observed), \(declared), seen \(context.time(observed.since))"
  }
}

/// The same in JSON.
struct ObservedScopeJSON: Encodable {
  @Nullable var label: String?
  let declared: [String]
  let observed: String
  @Nullable var modify: String?
  /// Since when nothing else was seen.
  let since: String

  init(_ observed: ObservedScope, declared: [Scope]) {
    let line = ScopeJSON(.init(observed, declared: declared))
    label = line.label
    self.declared = line.declared
    self.observed = line.observed
    modify = line.modify
    since = Moment(seconds: observed.since).rfc3339
  }
}

extension ScopeObservation.Line {
  /// The line of a scope as it was recorded.
  init(_ observed: ObservedScope, declared: [Scope]) {
    let entry = ScopeCatalogue.entry(listing: observed.scope)
    self.init(
      entry: entry, declared: declared.filter { entry?.names.contains($0.name) == true },
      access: observed.granted ? .granted : .absent)
  }
}
