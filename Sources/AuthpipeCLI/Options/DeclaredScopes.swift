internal import AuthpipeKit
internal import BigCommerce

/// Reads the scopes that somebody says a token was given.
enum DeclaredScopes {
  /// A name that is so many letters from a known one is taken for a slip.
  private static let slip = 2

  /// The scopes of those names, each once, in the order given.
  ///
  /// BigCommerce adds scopes, so an unknown one is kept and warned of; one that looks like a slip
  /// is kept only `asGiven`, since a scope that does not exist is never missed.
  static func read(
    _ names: [String], asGiven: Bool = false, warning context: Context
  ) throws -> [String] {
    var scopes: [Scope] = []
    for name in names {
      // What is as long as a token without a break is no scope, and goes into no vault as one.
      guard let scope = Scope(name), DisplayText.discreet(name) == name else {
        throw OptionFault.scopeMalformed
      }
      guard !scopes.contains(scope) else { continue }
      if !ScopeCatalogue.isKnown(scope) {
        if !asGiven,
          let near = Suggestion.nearest(
            to: name, among: ScopeCatalogue.allNames, within: slip)
        {
          throw OptionFault.scopeMisspelt(name, suggestion: near)
        }
        context.warn("\(name) is not a scope that authpipe knows; kept as given")
      }
      scopes.append(scope)
    }
    return scopes.map(\.name)
  }
}
