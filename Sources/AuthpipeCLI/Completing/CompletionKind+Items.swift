internal import ArgumentParser
internal import BigCommerce

extension CompletionKind {
  /// One or more of `names`, separated by commas: the one that is being typed is completed, and
  /// none is offered twice.
  static func items(of names: [String]) -> CompletionKind {
    .custom { _, _, typed in
      let taken = typed.split(separator: ",", omittingEmptySubsequences: false).dropLast()
      let before = taken.map { "\($0)," }.joined()
      return names.filter { !taken.contains($0[...]) }.map { before + $0 }
        .filter { $0.hasPrefix(typed) }
    }
  }

  /// A scope that authpipe knows.
  static var scopes: CompletionKind {
    .items(of: ScopeCatalogue.allNames)
  }
}
