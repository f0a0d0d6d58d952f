/// SQLite's own look at the pages of a file, which needs no key.
struct PageCheck {
  let database: Database

  /// What is wrong, in SQLite's words.
  func faults() throws -> [String] {
    // Up to the first fault, since the whole of it counts the rows of every index in one step of
    // SQLite's machine, which has no end in a tree that leads in circles; the first fault found is
    // that of the tree. What else there is, the quick one tells, which counts nothing.
    let first = try faults("PRAGMA integrity_check(1)")
    guard !first.isEmpty else { return [] }
    let others = try faults("PRAGMA quick_check")
    return first.filter { !others.contains($0) } + others
  }

  private func faults(_ pragma: StaticString) throws -> [String] {
    let pages = try database.prepare(pragma)
    var faults: [String] = []
    while true {
      do {
        guard try pages.step() else { return faults }
      } catch let fault as VaultError where fault.isOfContent && !faults.isEmpty {
        // It was told what is wrong, and SQLite can go no further.
        return faults
      }
      let words = try pages.text(0, of: .pages)
      if words != "ok" { faults.append(words) }
    }
  }
}
