internal import ArgumentParser

struct ScheduleShow: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what would be installed, and what is.",
    discussion: "Changes nothing. Words after -- are handed on to authpipe check.")

  @OptionGroup var options: ScheduleOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.schedule-show/1"
    let kind: ScheduleKind
    let every: String
    let command: [String]
    let environment: [String: String]
    let text: String
    let installed: [ScheduleKind]
    let isCurrent: Bool
  }

  func run(in context: Context) throws -> ExitStatus {
    let scheduling = try Scheduling(options, in: context)
    let schedule = scheduling.schedule
    if !display.json { try context.output.write(schedule.text) }
    let state = try schedule.state()
    if display.json {
      let installed =
        (state == .absent ? [] : [schedule.kind]) + [scheduling.other()].compactMap(\.self)
      try context.output.write(
        JSONOutput.line(
          Answer(
            kind: schedule.kind, every: scheduling.interval.text,
            command: scheduling.check.command,
            environment: Dictionary(
              scheduling.check.variables.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            text: schedule.text, installed: installed, isCurrent: state == .same)))
    }
    scheduling.warn()
    switch state {
    case .absent: context.say("there is no \(schedule.kind.name) installed")
    case .same: context.say("this \(schedule.kind.name) is installed")
    case .different:
      context.say("there is a \(schedule.kind.name) installed that differs from this:")
      context.diagnostics.writeBestEffort(try schedule.installedText())
    }
    return .success
  }
}
