/// What starts the checks.
enum ScheduleKind: String, Encodable {
  case systemd
  case cron

  /// In words.
  var name: String {
    switch self {
    case .systemd: "systemd timer"
    case .cron: "crontab line"
    }
  }
}
