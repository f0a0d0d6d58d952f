/// What a verdict rests on, for people who want to see for themselves.
package struct ProbeEvidence: Hashable, Sendable {
  /// The method and path that were asked.
  package let asked: String
  /// The title of the answer, as the server wrote it, without what would show the token.
  package let title: String?

  package init(asked: String, title: String?) {
    self.asked = asked
    self.title = title
  }
}
