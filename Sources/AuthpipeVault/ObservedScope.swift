/// Whether a token may read under a scope, as was seen.
package struct ObservedScope: Codable, Hashable, Sendable {
  /// The scope that the reading proves, which is the read-only one where there is one.
  package var scope: String
  /// Whether the read was answered; refused for want of the scope otherwise.
  package var granted: Bool
  /// Seconds since 1970; since when nothing else was seen.
  package var since: Int64

  package init(scope: String, granted: Bool, since: Int64) {
    self.scope = scope
    self.granted = granted
    self.since = since
  }
}
