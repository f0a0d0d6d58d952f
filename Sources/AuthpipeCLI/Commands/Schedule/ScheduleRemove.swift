internal import ArgumentParser

struct ScheduleRemove: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Have no more checks run: take timer and crontab line away.",
    discussion: "Whatever is there of both. Fine where there is nothing.")

  @Flag(name: .long, help: "Say what would be removed, and change nothing.")
  var dryRun = false

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.schedule-remove/1"
    let removed: [ScheduleKind]
    let isDryRun: Bool
  }

  func run(in context: Context) throws -> ExitStatus {
    let places = SchedulePlaces(environment: context.environment)
    var removed: [ScheduleKind] = []
    var faults: [any Error] = []
    if dryRun {
      removed = [.systemd, .cron].filter(places.has)
    } else {
      // What keeps the one from being removed is no reason to keep the other.
      for kind in [ScheduleKind.systemd, .cron] {
        do {
          if try remove(kind, places, context) { removed.append(kind) }
        } catch {
          faults.append(error)
        }
      }
    }
    for kind in removed {
      context.say("\(dryRun ? "would remove" : "removed") the \(kind.name)")
    }
    if let fault = faults.first { throw fault }
    if removed.isEmpty { context.say("nothing is scheduled; nothing to do") }
    if display.json {
      try context.output.write(JSONOutput.line(Answer(removed: removed, isDryRun: dryRun)))
    }
    return .success
  }

  private func remove(
    _ kind: ScheduleKind, _ places: SchedulePlaces, _ context: Context
  ) throws -> Bool {
    switch kind {
    case .cron: return try CronSchedule.remove(places.crontab)
    case .systemd:
      let removal = try SystemdSchedule.remove(places.units())
      if removal == .untold {
        context.warn("systemd could not be told; a timer that is running ends with your session")
      }
      return removal != .absent
    }
  }
}
