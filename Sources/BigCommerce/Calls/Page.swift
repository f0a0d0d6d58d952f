/// What one answer is among the pages of a list (BigCommerce's documentation; specifications of
/// versions 2 and 3).
enum Page: Equatable, Sendable {
  /// No body: how version 2 may answer for a page after the last.
  case empty
  /// Version 2's bare array, which does not say how many there are.
  case list(isEmpty: Bool)
  /// Version 3's, which says which it is of how many.
  case numbered(Int, of: Int, isEmpty: Bool)
  /// Version 3's where the next is found by a cursor.
  case byCursor
  /// An answer that is no list.
  case single
  /// Not JSON, or nested too deeply.
  case unreadable
}

/// Why the pages of a list end before the list does.
package enum PageFault: Error, Hashable, Sendable {
  /// The next page is found by a cursor, about which not enough is known.
  case byCursor
  /// The server answers with a page that was not asked for, or with the same again.
  case standsStill(page: Int)
  /// More pages than any list has.
  case tooMany(limit: Int)
  /// The answer cannot be read, so that nobody knows whether there are more.
  case unreadable
}
