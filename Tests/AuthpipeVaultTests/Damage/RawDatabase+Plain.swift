import CSQLite

extension RawDatabase {
  /// Makes a database that holds texts as they are, with nothing that would notice a change.
  static func createPlain(at path: String, holding texts: [String: String]) throws {
    try write([], to: path)
    let database = try RawDatabase(path)
    try database.run("CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT)")
    for (name, text) in texts {
      let quoted = text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''")
      try database.run("INSERT INTO secret VALUES ('\(name)', '\(quoted)')")
    }
  }

  /// The texts of such a database, as far as SQLite finds them.
  static func readPlain(at path: String) -> [String: String] {
    var texts: [String: String] = [:]
    var statement: OpaquePointer?
    guard let database = try? RawDatabase(path),
      sqlite3_prepare_v2(database.handle, "SELECT name, value FROM secret", -1, &statement, nil)
        == SQLITE_OK
    else { return texts }
    defer { sqlite3_finalize(statement) }
    while sqlite3_step(statement) == SQLITE_ROW {
      guard let name = sqlite3_column_text(statement, 0),
        let value = sqlite3_column_text(statement, 1)
      else { continue }
      texts[String(cString: name)] = String(cString: value)
    }
    return texts
  }
}
