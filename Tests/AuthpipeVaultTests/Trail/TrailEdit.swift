import Testing

@testable import AuthpipeVault

/// An edit in SQL of the trail of the sample, which has six lines.
struct TrailEdit: Sendable, CustomTestStringConvertible {
  var what: String
  var sql: String
  /// The lines that `verify` must tell of, or none where it is the trail's end that does not fit.
  var lines: [UInt64] = []
  /// Whether the next write must notice. What it does not notice, it must not cover up either.
  var isNoticedByWriting = false

  var testDescription: String { what }

  /// What `verify` must find.
  var damage: [VaultDamage] {
    let fault = VaultError.alteredRows(part: .event)
    return lines.isEmpty
      ? [VaultDamage(place: .trail, fault: fault)]
      : lines.map { VaultDamage(place: .event($0), fault: fault) }
  }

  static let cuts = [
    TrailEdit(
      what: "the newest line deleted", sql: "DELETE FROM event WHERE sequence = 6",
      isNoticedByWriting: true),
    TrailEdit(
      what: "the newest three deleted", sql: "DELETE FROM event WHERE sequence > 3",
      isNoticedByWriting: true),
    TrailEdit(what: "all deleted", sql: "DELETE FROM event", isNoticedByWriting: true),
    TrailEdit(
      what: "the oldest deleted", sql: "DELETE FROM event WHERE sequence = 1", lines: [2]),
    TrailEdit(
      what: "one in the middle deleted", sql: "DELETE FROM event WHERE sequence = 3", lines: [4]),
    TrailEdit(
      what: "the one before the newest deleted", sql: "DELETE FROM event WHERE sequence = 5",
      lines: [6]),
    TrailEdit(
      what: "all but the newest deleted", sql: "DELETE FROM event WHERE sequence < 6", lines: [6]),
  ]

  private static let change = """
    CREATE TEMP TABLE was_event AS SELECT * FROM main.event; UPDATE event SET
    """

  static let alterations = [
    TrailEdit(
      what: "two swapped",
      sql: """
        \(change) (at, sealed, mac) = (SELECT at, sealed, mac FROM was_event w
        WHERE w.sequence = 7 - event.sequence) WHERE sequence IN (3, 4)
        """, lines: [3, 4, 5]),
    TrailEdit(
      what: "one bit of what is sealed",
      sql: """
        UPDATE event SET sealed = CAST(substr(sealed, 1, 90) || x'ff' || substr(sealed, 92) AS BLOB)
        WHERE sequence = 3
        """, lines: [3]),
    TrailEdit(
      what: "one bit of what the newest seals",
      sql: """
        UPDATE event SET sealed = CAST(substr(sealed, 1, 90) || x'ff' || substr(sealed, 92) AS BLOB)
        WHERE sequence = 6
        """, lines: [6], isNoticedByWriting: true),
    TrailEdit(
      what: "a time changed", sql: "UPDATE event SET at = at - 1 WHERE sequence = 3", lines: [3]),
    TrailEdit(
      what: "the newest line's time changed",
      sql: "UPDATE event SET at = at - 1 WHERE sequence = 6", lines: [6],
      isNoticedByWriting: true),
    TrailEdit(
      what: "a code changed", sql: "UPDATE event SET mac = randomblob(32) WHERE sequence = 3",
      lines: [3, 4]),
    TrailEdit(
      what: "the newest line's code changed",
      sql: "UPDATE event SET mac = randomblob(32) WHERE sequence = 6", lines: [6]),
    TrailEdit(
      what: "the newest line renumbered", sql: "UPDATE event SET sequence = 7 WHERE sequence = 6",
      lines: [7], isNoticedByWriting: true),
    TrailEdit(
      what: "all renumbered",
      sql: "UPDATE event SET sequence = -sequence; UPDATE event SET sequence = 1 - sequence",
      lines: [2, 3, 4, 5, 6, 7], isNoticedByWriting: true),
    TrailEdit(
      what: "a line after the newest",
      sql: "INSERT INTO event SELECT 7, at, sealed, mac FROM event WHERE sequence = 6",
      lines: [7], isNoticedByWriting: true),
    TrailEdit(
      what: "a line of nobody's after the newest",
      sql: "INSERT INTO event VALUES (7, 1, randomblob(200), randomblob(32))", lines: [7],
      isNoticedByWriting: true),
  ]
}
