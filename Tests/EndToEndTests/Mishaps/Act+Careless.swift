extension Act {
  /// Programs that are not careful enough, one for each mishap: whatever finds nothing wrong with
  /// them would find nothing wrong with authpipe either.
  static let withoutJournal = ledger("PRAGMA journal_mode=OFF")
  static let withoutSync = ledger("PRAGMA synchronous=OFF")

  /// The same program with everything that SQLite offers, which is careful enough.
  static let careful = ledger("PRAGMA synchronous=EXTRA")

  /// Replaces a file as it should, but for the folder, whose new entry is not synced.
  static let withoutFolderSync = Act(
    name: "a rename without the folder's fsync", before: "echo old >ledger",
    command: """
      perl -MIO::Handle -e 'open(F, ">", "ledger.new") and print(F "new\\n") and F->flush \
        and F->sync and close(F) and rename("ledger.new", "ledger") or die'
      """,
    after: "cat ledger", next: "rm -f ledger.new")

  /// Never looks at what a call returned.
  static let withoutLooking = Act(
    name: "a program that looks at no error", before: "echo old >ledger",
    command: """
      perl -e 'open(F, ">", "ledger.new"); print F "new\\n"; close F; rename "ledger.new", "ledger"'
      """,
    after: "cat ledger", next: "rm -f ledger.new")

  /// A transaction that changes every page of a small database, under the settings of `pragma`.
  private static func ledger(_ pragma: String) -> Act {
    Act(
      name: pragma,
      before: """
        sqlite3 ledger 'CREATE TABLE page (number INTEGER PRIMARY KEY, state TEXT, filling BLOB);
          WITH RECURSIVE count(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM count WHERE n < 12)
          INSERT INTO page SELECT n, "old", zeroblob(3000) FROM count'
        """,
      command: """
        sqlite3 ledger '\(pragma); BEGIN; UPDATE page SET state = "new"; COMMIT'
        """,
      after: "sqlite3 ledger 'PRAGMA integrity_check; SELECT DISTINCT state FROM page' 2>&1",
      next: "sqlite3 ledger 'UPDATE page SET state = \"next\"'")
  }
}
