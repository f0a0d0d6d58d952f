internal import CSQLite
internal import Glibc

/// What a statement may cost before it is stopped.
///
/// The pages of a hostile file can name each other so that a dozen of them make a tree with more
/// leaves than anybody can visit, and SQLite would visit them all: before anything was unlocked,
/// since the list of tables can be such a tree, too.
extension Database {
  /// Steps of SQLite's machine that are granted whatever the size, for what is not in the file yet.
  private static let leastSteps = 1 << 18
  /// The costliest statement, a check of the whole file, takes less than half a step for a byte.
  private static let stepsPerByte = 2
  /// A file that is larger gets no more, since holes cost nothing: 16 GiB.
  private static let largest = 1 << 34
  /// Memory for SQLite that is granted whatever the size.
  private static let leastMemory = 32 << 20
  /// VACUUM keeps a copy of the file in memory.
  private static let memoryPerByte = 4

  /// Sets the limits by the size that the file has now, or leaves no steps at all once a
  /// statement ran out of them: what such a file says elsewhere is not worth waiting for.
  func limitCost() {
    var status = stat()
    let size = stat(path, &status) == 0 ? min(Int(status.st_size), Self.largest) : 0
    let steps = isExhausted ? 1 : Self.leastSteps + Self.stepsPerByte * size
    // Called once a statement has taken so many steps; anything but 0 interrupts it.
    sqlite3_progress_handler(handle, Int32(clamping: steps), { _ in 1 }, nil)
    // Of the whole process, so that it is never lowered: another vault may be open.
    let memory = Int64(Self.leastMemory + Self.memoryPerByte * size)
    if sqlite3_hard_heap_limit64(-1) < memory { sqlite3_hard_heap_limit64(memory) }
  }
}
