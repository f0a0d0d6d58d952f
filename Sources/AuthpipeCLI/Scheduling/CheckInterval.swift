/// How far scheduled checks are apart: minutes that divide an hour, or hours that divide a day, so
/// that cron and systemd can both keep to it.
struct CheckInterval {
  private static let even =
    (1...60).filter { 60 % $0 == 0 } + (2...24).filter { 24 % $0 == 0 }.map { $0 * 60 }

  let minutes: Int

  init(parsing text: String) throws {
    let seconds = try TimeSpan(parsing: text, for: "--every").seconds
    let distance = { (minutes: Int) in abs(Int64(minutes) * 60 - seconds) }
    // There is a first one at least.
    let nearest = Self.even.min { distance($0) < distance($1) } ?? 1
    guard distance(nearest) == 0 else {
      throw ScheduleFault.unevenInterval(nearest: Self.text(nearest))
    }
    minutes = nearest
  }

  /// As it is written after `--every`.
  var text: String { Self.text(minutes) }

  private static func text(_ minutes: Int) -> String {
    switch minutes {
    case 1_440: "1d"
    case 60...: "\(minutes / 60)h"
    default: "\(minutes)m"
    }
  }

  /// The five fields of a crontab line; `offset`, in minutes, moves its moments as a whole.
  func cronFields(offset: Int) -> String {
    guard minutes >= 60 else { return "\(Self.field(offset, every: minutes, to: 59)) * * * *" }
    let hour = Self.field(offset / 60, every: minutes / 60, to: 23)
    return "\(offset % 60) \(hour) * * *"
  }

  private static func field(_ offset: Int, every step: Int, to last: Int) -> String {
    let first = offset % step
    if step == 1 { return "*" }
    if step > last { return "\(first)" }
    return first == 0 ? "*/\(step)" : "\(first)-\(last)/\(step)"
  }

  /// The moments as systemd.time(7) writes them.
  var calendar: String {
    switch minutes {
    case 1_440: "*-*-* 00:00:00"
    case 60: "*-*-* *:00:00"
    case 60...: "*-*-* 00/\(minutes / 60):00:00"
    default: "*-*-* *:00/\(minutes):00"
    }
  }

  /// Within how many seconds systemd begins at a random moment.
  var delay: Int { min(minutes * 6, 600) }
}
