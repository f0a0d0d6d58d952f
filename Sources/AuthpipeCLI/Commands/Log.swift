internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct Log: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the audit trail: who changed what, and when.",
    discussion: """
      Every change is in it, and every handing-out of a connection that was set to --audit-reads; \
      never a secret. authpipe vault verify proves that nothing was taken out.
      """)

  @Argument(help: "Only this connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String?

  @Flag(name: .long, help: "Show the verdicts of checks instead of changes.")
  var health = false

  @Option(name: .long, help: "Only what is younger than this: 90s, 15m, 36h, 7d.")
  var since: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.log/1"
    let events: [AuditEventJSON]
  }

  func run(in context: Context) throws -> ExitStatus {
    let reference = try connection.map(ConnectionLookup.parse)
    let start =
      try since.map { context.now - (try TimeSpan(parsing: $0, for: "--since")).seconds } ?? .min
    if health { return try showHealth(of: reference, since: start, in: context) }
    // Also of a connection that is gone: its trail is not.
    var events: [AuditEvent] = []
    var faults: [VaultError] = []
    try VaultAccess(context: context, options: vault).read { vault in
      (events, faults) = ([], [])
      try vault.forEachEvent(since: start) { result in
        switch result {
        case .success(let event):
          if reference.map(event.entry.concerns) ?? true { events.append(event) }
        case .failure(let fault): faults.append(fault)
        }
      }
    }
    if display.json {
      try context.output.write(JSONOutput.line(Answer(events: events.map(AuditEventJSON.init))))
    } else if !events.isEmpty {
      try context.output.write(AuditTable(events, context: context).text)
    } else if faults.isEmpty {
      context.say("there is nothing in the audit trail that fits")
    }
    return finish(faults, in: context)
  }

  private func showHealth(
    of reference: ConnectionReference?, since start: Int64, in context: Context
  ) throws -> ExitStatus {
    let log = try VaultAccess(context: context, options: vault).read { vault in
      try HealthLog(reference, since: start, in: vault)
    }
    if display.json {
      try context.output.write(log.json())
    } else if !log.isEmpty {
      try context.output.write(log.text(context))
    } else if log.faults.isEmpty {
      context.say("no check has been recorded that fits")
    }
    return finish(log.faults, in: context)
  }

  private func finish(_ faults: [VaultError], in context: Context) -> ExitStatus {
    for fault in faults { context.report(Failure(wording: fault)) }
    return faults.isEmpty ? .success : .badInput
  }
}
