internal import Glibc

/// What is to be scheduled, as the options and the environment say it.
struct Scheduling {
  let check: ScheduledCheck
  let interval: CheckInterval
  let schedule: any Schedule
  private let context: Context
  private let left: [String]
  private let places: SchedulePlaces

  init(_ options: ScheduleOptions, in context: Context) throws {
    if options.systemd, options.cron {
      throw OptionFault.conflictingOptions("--systemd", "--cron")
    }
    self.context = context
    interval = try CheckInterval(parsing: options.every)
    let variables = try ScheduledVariables(of: context.environment, vault: options.vault)
    left = variables.left
    check = try ScheduledCheck(
      program: OwnProgram.path(), words: options.check, variables: variables,
      in: context)
    places = SchedulePlaces(environment: context.environment)
    if options.systemd || !options.cron && SystemdUser.isAtHand {
      schedule = SystemdSchedule(
        units: SystemdUnits(check: check, interval: interval), files: try places.units())
    } else {
      schedule = try CronSchedule(
        check, every: interval, offset: ScheduleOffset.here(), crontab: places.crontab)
    }
  }

  /// The other kind, where one of it is there: both would be two checks at a time.
  func other() -> ScheduleKind? {
    let kind: ScheduleKind = schedule.kind == .cron ? .systemd : .cron
    return places.has(kind) ? kind : nil
  }

  /// Warns of what is here and will not be there.
  func warn() {
    for name in left {
      context.warn("\(name) is set here, and a scheduled check will not have it")
    }
    if let other = other() {
      context.warn(
        "there is a \(other.name) already, which would go on besides; authpipe schedule remove takes it away"
      )
    }
  }
}
