import Testing

@testable import AuthpipeCLI

@Suite struct CheckIntervalTests {
  @Test(arguments: [
    ("1m", 0, "* * * * *", "*-*-* *:00/1:00", 6),
    ("15m", 0, "*/15 * * * *", "*-*-* *:00/15:00", 90),
    ("15m", 22, "7-59/15 * * * *", "*-*-* *:00/15:00", 90),
    ("900s", 14, "14-59/15 * * * *", "*-*-* *:00/15:00", 90),
    ("30m", 1_439, "29-59/30 * * * *", "*-*-* *:00/30:00", 180),
    ("60m", 67, "7 * * * *", "*-*-* *:00:00", 360), ("1h", 0, "0 * * * *", "*-*-* *:00:00", 360),
    ("4h", 67, "7 1-23/4 * * *", "*-*-* 00/4:00:00", 600),
    ("12h", 727, "7 */12 * * *", "*-*-* 00/12:00:00", 600),
    ("24h", 1_439, "59 23 * * *", "*-*-* 00:00:00", 600),
    ("1d", 61, "1 1 * * *", "*-*-* 00:00:00", 600),
  ])
  func `an interval is the same for cron and systemd`(
    text: String, offset: Int, fields: String, calendar: String, delay: Int
  ) throws {
    let interval = try CheckInterval(parsing: text)
    #expect(interval.cronFields(offset: offset) == fields)
    #expect(interval.calendar == calendar)
    #expect(interval.delay == delay)
  }

  @Test(arguments: [
    ("7m", "6m"), ("8m", "6m"), ("9m", "10m"), ("45m", "30m"), ("50m", "1h"), ("90m", "1h"),
    ("5h", "4h"), ("18h", "12h"), ("1s", "1m"), ("61s", "1m"), ("2d", "1d"), ("3652d", "1d"),
  ])
  func `what divides neither an hour nor a day is refused, and the nearest named`(
    text: String, nearest: String
  ) {
    #expect { try CheckInterval(parsing: text) } throws: {
      guard case ScheduleFault.unevenInterval(nearest) = $0 else { return false }
      return true
    }
  }

  @Test func `a user of a machine keeps an offset, and others have others`() {
    let offsets = (0..<200).map { ScheduleOffset.minutes(machine: "web\($0)", user: 1_000) }
    #expect(offsets == (0..<200).map { ScheduleOffset.minutes(machine: "web\($0)", user: 1_000) })
    for offset in offsets { #expect((0..<1_440).contains(offset)) }
    // Every minute of a quarter of an hour is somebody's.
    #expect(Set(offsets.map { $0 % 15 }).count == 15)
    #expect(
      ScheduleOffset.minutes(machine: "web", user: 1_000)
        != ScheduleOffset.minutes(machine: "web", user: 1_001))
  }
}
