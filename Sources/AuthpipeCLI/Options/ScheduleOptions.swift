internal import ArgumentParser

/// What is to be scheduled, how often, and by what.
struct ScheduleOptions: ParsableArguments {
  @Option(name: .long, help: "How often: 1m to 1d. Default: 15m.")
  var every = "15m"

  @Flag(name: .long, help: "A timer of systemd. The default where systemd can be asked.")
  var systemd = false

  @Flag(name: .long, help: "A line in the crontab. The default elsewhere.")
  var cron = false

  @Option(name: .long, help: "The vault file.", completion: .file())
  var vault: String?

  @Argument(
    parsing: .postTerminator, help: "After --: options and connections for authpipe check.")
  var check: [String] = []
}
