internal import ArgumentParser

/// The noun `schedule`: checks that start themselves.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Have checks run by systemd or cron: show, install, remove.",
    subcommands: [ScheduleShow.self, ScheduleInstall.self, ScheduleRemove.self])
}
