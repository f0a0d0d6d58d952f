internal import ArgumentParser

extension CompletionKind {
  /// A connection's name, for which nothing is offered; but fish counts only words that have a
  /// kind, and would offer the next word's values in its place.
  static var connection: CompletionKind { .list([]) }
}
