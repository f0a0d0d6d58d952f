internal import ArgumentParser

struct ScheduleInstall: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Have checks run from now on.",
    discussion: """
      Shows what it is going to write and asks, or takes --yes. Words after -- are handed on to \
      authpipe check, as in: authpipe schedule install --every 15m -- --confirm 2
      """)

  @OptionGroup var options: ScheduleOptions

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @Flag(name: .long, help: "Show what would be written, and change nothing.")
  var dryRun = false

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.schedule-install/1"
    let kind: ScheduleKind
    let every: String
    let isChanged: Bool
    let isDryRun: Bool
  }

  func run(in context: Context) throws -> ExitStatus {
    let scheduling = try Scheduling(options, in: context)
    let schedule = scheduling.schedule
    if schedule.kind == .systemd, !dryRun, !SystemdUser.isAtHand {
      throw ScheduleFault.systemdAbsent
    }
    let isChanged = try schedule.state() != .same
    if isChanged { context.diagnostics.writeBestEffort(schedule.text) }
    scheduling.warn()
    if dryRun {
      context.say(
        isChanged ? "nothing was changed" : "this \(schedule.kind.name) is installed already")
    } else {
      if isChanged, !yes { try confirm(schedule.kind, in: context) }
      // Also where it is there already: a timer may be switched off.
      try schedule.install()
      InstalledWords(schedule.kind, every: scheduling.interval, isChanged: isChanged).say(
        in: context)
    }
    if display.json {
      try context.output.write(
        JSONOutput.line(
          Answer(
            kind: schedule.kind, every: scheduling.interval.text, isChanged: isChanged,
            isDryRun: dryRun)))
    }
    return .success
  }

  private func confirm(_ kind: ScheduleKind, in context: Context) throws {
    guard context.mayPrompt, let terminal = Terminal() else {
      throw ScheduleFault.confirmationNeeded
    }
    let typed = try terminal.ask("Install this \(kind.name)? [y/N] ").lowercased()
    guard typed == "y" || typed == "yes" else { throw ScheduleFault.notConfirmed }
  }
}
