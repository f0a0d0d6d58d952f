import CSQLite

@testable import AuthpipeVault

extension Database {
  /// Writes what an open transaction changed to the journal and the file, as a full cache would.
  func flush() throws { try check(sqlite3_db_cacheflush(handle)) }

  /// Makes every COMMIT from here on fail.
  func refuseCommits() {
    _ = sqlite3_commit_hook(handle, { _ in 1 }, nil)
  }
}
