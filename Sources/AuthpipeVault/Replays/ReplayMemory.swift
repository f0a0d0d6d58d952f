internal import AuthpipeKit
internal import Glibc

/// What was accepted once and is not to be accepted again, kept outside the vault: whoever may only
/// read a vault can still tell a replay.
///
/// Of each thing its digest is kept and the time that is signed with it. Whoever can write the file
/// can make it forget; nobody else can.
package struct ReplayMemory {
  /// What became of something that is to be accepted once.
  package enum Admission: Sendable {
    case first
    case repeated
    /// It is as old as what was forgotten, so that nobody knows.
    case tooOldToTell
  }

  /// So many things are remembered of one scope; the oldest make room.
  package static let longest: Int64 = 50_000

  package let path: String
  private let longest: Int64

  /// The memory for the vault of that id, in `directory`.
  package init(directory: String, vaultID: [UInt8], longest: Int64 = Self.longest) {
    path = "\(directory)/\(vaultID.hexadecimal).accepted"
    self.longest = longest
  }

  /// Accepts what `name` and `time` say unless it was accepted before, and remembers it: of
  /// processes that ask at once, one is first.
  ///
  /// Only what is of the same `scope` is compared. What is older than `oldest` cannot come again,
  /// and is forgotten.
  package func admit(
    _ name: String, at time: Int64, in scope: String, forgettingBefore oldest: Int64
  ) throws -> Admission {
    let database = try open()
    try database.execute("BEGIN IMMEDIATE")
    do {
      let scope = digest(scope)
      try forget(before: oldest, in: scope, database)
      let admission = try admit(digest(name), at: time, in: scope, database)
      if admission == .first { try makeRoom(in: scope, database) }
      try database.execute("COMMIT")
      return admission
    } catch {
      try? database.execute("ROLLBACK")
      throw error
    }
  }

  private func digest(_ text: String) -> [UInt8] {
    Array(text.utf8).withBytes { Hash.sha256($0) }
  }

  private func admit(
    _ id: [UInt8], at time: Int64, in scope: [UInt8], _ database: Database
  ) throws -> Admission {
    // Receivers may differ in what they still accept, and one forgets for all of them.
    let forgotten = try database.prepare("SELECT until FROM forgotten WHERE scope = ?")
    try forgotten.bind(1, scope)
    if try forgotten.step() {
      let until = try forgotten.integer(0, in: Int64.min...Int64.max, of: .record)
      if time <= until { return .tooOldToTell }
    }
    let adding = try database.prepare(
      "INSERT INTO accepted (scope, time, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    try adding.bind(1, scope)
    try adding.bind(2, time)
    try adding.bind(3, id)
    try adding.run()
    return database.changes == 1 ? .first : .repeated
  }

  private func makeRoom(in scope: [UInt8], _ database: Database) throws {
    let surplus = try database.prepare(
      "SELECT time FROM accepted WHERE scope = ? ORDER BY time DESC LIMIT 1 OFFSET ?")
    try surplus.bind(1, scope)
    try surplus.bind(2, longest)
    guard try surplus.step() else { return }
    let time = try surplus.integer(0, in: Int64.min...(.max - 1), of: .record)
    try forget(before: time + 1, in: scope, database)
  }

  private func forget(before oldest: Int64, in scope: [UInt8], _ database: Database) throws {
    let noting = try database.prepare(
      """
      INSERT INTO forgotten (scope, until) \
      SELECT scope, max(time) FROM accepted WHERE scope = ? AND time < ? GROUP BY scope \
      ON CONFLICT DO UPDATE SET until = max(until, excluded.until)
      """)
    try noting.bind(1, scope)
    try noting.bind(2, oldest)
    try noting.run()
    let deleting = try database.prepare("DELETE FROM accepted WHERE scope = ? AND time < ?")
    try deleting.bind(1, scope)
    try deleting.bind(2, oldest)
    try deleting.run()
  }
}
