/// A line in the user's crontab.
struct CronSchedule: Schedule {
  /// Crons refuse, or cut off, a longer command.
  private static let longest = 998

  let kind = ScheduleKind.cron
  let line: String
  let crontab: CrontabProgram

  init(
    _ check: ScheduledCheck, every interval: CheckInterval, offset: Int, crontab: CrontabProgram
  ) throws {
    self.crontab = crontab
    let variables = check.variables.map { "\($0.name)=\(CrontabWord.quote($0.value))" }
    let command = (variables + check.command.map(CrontabWord.quote) + [Crontab.mark])
      .joined(separator: " ")
    guard command.utf8.count <= Self.longest else { throw ScheduleFault.lineTooLong(Self.longest) }
    line = "\(interval.cronFields(offset: offset)) \(command)"
  }

  var text: String { line + "\n" }

  func state() throws -> ScheduleState {
    let lines = try Self.lines(of: crontab)
    return lines.isEmpty ? .absent : lines == [line] ? .same : .different
  }

  func installedText() throws -> String {
    try Self.lines(of: crontab).map { "\(DisplayText.clean($0))\n" }.joined()
  }

  func install() throws {
    let before = try crontab.read()
    let after = before.replacing(with: line)
    if after != before { try crontab.write(after) }
  }

  /// Takes the line away, and says whether there was one.
  static func remove(_ crontab: CrontabProgram) throws -> Bool {
    guard try !lines(of: crontab).isEmpty else { return false }
    try crontab.write(crontab.read().replacing(with: nil))
    return true
  }

  private static func lines(of crontab: CrontabProgram) throws -> [String] {
    do {
      return try crontab.read().lines
    } catch SystemProgram.Fault.notStarted {
      // Where there is no cron there is no line.
      return []
    }
  }
}
