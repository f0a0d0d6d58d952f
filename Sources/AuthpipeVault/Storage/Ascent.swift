/// Sees to it that rows come in the order of their keys, each once.
///
/// SQLite reads a page as often as others lead to it, and a few pages of a hostile file can lead
/// to each other so that the same rows come again and again.
struct Ascent {
  private var last: [UInt8]?

  /// Goes on to the row with `key`, which must be above the one before.
  mutating func climb(to key: [UInt8]) throws(VaultError) {
    if let last, !last.lexicographicallyPrecedes(key) { throw .damagedFile(part: .pages) }
    last = key
  }
}
