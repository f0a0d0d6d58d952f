/// A read that shows whether a token has a scope. It cannot write: a path is all there is of it,
/// and what is made of one is a GET.
package struct ScopeProbe: Hashable, Sendable {
  /// What is asked for below `/stores/HASH/`, with its query.
  package let path: String
  /// The path that was seen to tell with real tokens, where `path` is only documented to. It may
  /// bring personal data, which is dropped unread.
  let observedPath: String?
  /// The statuses of an answer to a token that has the scope.
  let grantingStatuses: Set<Int>

  /// A path that was seen to tell with real tokens.
  static func observed(_ path: String) -> ScopeProbe {
    ScopeProbe(path: path, observedPath: nil, grantingStatuses: [200, 204, 404])
  }

  /// A path that is documented with the scope and brings nothing personal; `observed` decides
  /// where its answer does not.
  static func documented(_ path: String, observed: String) -> ScopeProbe {
    ScopeProbe(path: path, observedPath: observed, grantingStatuses: [200, 204, 404])
  }

  /// A path that was seen to tell, by a thing that is not there or a number that is none.
  static func observedAround(_ path: String) -> ScopeProbe {
    ScopeProbe(path: path, observedPath: nil, grantingStatuses: [200, 204, 404, 422])
  }
}
