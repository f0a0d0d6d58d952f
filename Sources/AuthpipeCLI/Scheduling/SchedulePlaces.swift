/// Where the schedules of this user are.
struct SchedulePlaces {
  let environment: Environment

  func units() throws -> UnitFiles {
    UnitFiles(folder: try Paths(environment: environment).systemdUnits())
  }

  var crontab: CrontabProgram { CrontabProgram(environment: environment) }

  /// Whether a schedule of that kind is there, as far as can be seen.
  func has(_ kind: ScheduleKind) -> Bool {
    switch kind {
    case .systemd: (try? units().ownContents().contains { $0.text != nil }) ?? false
    case .cron: (try? !crontab.read().lines.isEmpty) ?? false
    }
  }
}
