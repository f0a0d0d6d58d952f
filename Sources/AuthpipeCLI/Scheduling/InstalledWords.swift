internal import Glibc

/// What there is to know about a schedule once it is installed.
struct InstalledWords {
  private let kind: ScheduleKind
  private let interval: CheckInterval
  private let isChanged: Bool

  init(_ kind: ScheduleKind, every interval: CheckInterval, isChanged: Bool) {
    self.kind = kind
    self.interval = interval
    self.isChanged = isChanged
  }

  func say(in context: Context) {
    context.say(
      isChanged
        ? "installed the \(kind.name): a check every \(interval.text)"
        : "this \(kind.name) is installed already")
    switch kind {
    case .systemd:
      context.say(
        "systemctl --user list-timers authpipe-check.timer shows the next run, journalctl --user -u authpipe-check what runs said"
      )
      if !Self.lingers(context.environment) {
        context.say("it runs while you are logged in; loginctl enable-linger has it run always")
      }
    case .cron:
      context.say("cron mails what a check prints to you, or to MAILTO in the crontab")
    }
  }

  /// Whether the user's systemd goes on after the user has logged out.
  private static func lingers(_ environment: Environment) -> Bool {
    guard let name = environment.text("USER"), !name.contains("/") else { return false }
    return access("/var/lib/systemd/linger/\(name)", F_OK) == 0
  }
}
