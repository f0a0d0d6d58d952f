/// Finds what somebody probably meant to type.
enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough: `limit` letters at most, or what fits
  /// the word's length.
  static func nearest(
    to word: String, among candidates: [String], within limit: Int? = nil
  ) -> String? {
    // Two changes are a transposition, the commonest slip of all.
    let limit = limit ?? (word.count < 4 ? 1 : max(2, word.count / 3))
    return candidates.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }
      .filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// How many letters must be added, dropped or changed to make `b` of `a`.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard a.count <= 128, b.count <= 256 else { return .max }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
