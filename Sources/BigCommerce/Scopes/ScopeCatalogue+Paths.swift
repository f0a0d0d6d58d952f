extension ScopeCatalogue {
  /// The entry whose scope opens `path`, which begins with the API's version; nil where no probe
  /// tells: BigCommerce's specifications name scopes by the file and not by the path.
  package static func entry(opening path: String) -> Entry? {
    let steps = self.steps(of: path)
    let known = entries.flatMap { entry in
      // Every token has the default scope, so it is never the one that is missing.
      entry.readOnly.isEmpty && entry.modify == [always]
        ? [] : (entry.probe?.paths ?? []).map { (entry: entry, steps: self.steps(of: $0)) }
    }
    return known.filter { leads($0.steps, to: steps) }.max { $0.steps.count < $1.steps.count }?
      .entry
  }

  /// The steps of a probe's path that stand for a resource: without the query, and without the
  /// number or the count at its end.
  private static func steps(of path: String) -> [Substring] {
    let bare = path.prefix { $0 != "?" }
    var steps = bare.split(separator: Character("/"))
    if steps.count > 2, steps.last == "1" || steps.last == "count" { steps.removeLast() }
    return steps
  }

  /// Whether `steps` lead to `path` or above it; a number in them stands for any.
  private static func leads(_ steps: [Substring], to path: [Substring]) -> Bool {
    steps.count <= path.count && zip(steps, path).allSatisfy { $0 == "1" || $0 == $1 }
  }
}

extension ScopeProbe {
  /// Every path that it may ask for.
  fileprivate var paths: [String] { [path] + (observedPath.map { [$0] } ?? []) }
}
