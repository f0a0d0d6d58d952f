package import AuthpipeKit
internal import CSQLite

extension LinkedLibrary {
  /// SQLite.
  package static var sqlite: LinkedLibrary {
    .init(name: "SQLite", version: String(cString: sqlite3_libversion()))
  }
}
