internal import AuthpipeKit
internal import AuthpipeVault

/// The table of `log`.
struct AuditTable {
  let text: String

  init(_ events: [AuditEvent], context: Context) {
    let style = Style(context.output, context: context)
    let headings = ["WHEN", "WHAT", "CONNECTION", "DETAIL", "WHO"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for event in events {
      var details = event.entry.details
      if let version = event.entry.version { details.insert("version \(version)", at: 0) }
      table.add([
        .init(context.time(event.at)),
        .init(event.entry.action),
        .init(event.entry.connectionAsTyped ?? "-"),
        .init(details.isEmpty ? "-" : details.joined(separator: ", ")),
        .init(Self.who(event.actor)),
      ])
    }
    text = table.text
  }

  private static func who(_ actor: AuditActor) -> String {
    let uid = actor.uid.map { "uid \($0)" }
    let words = [uid, actor.process, actor.terminal, actor.job].compactMap { $0 }
    return words.isEmpty ? "unknown" : words.joined(separator: ", ")
  }
}

extension AuditEntry {
  /// The connection's name as every command writes it.
  var connectionAsTyped: String? {
    connection.map { (try? ConnectionReference(recorded: $0))?.description ?? $0 }
  }
}

/// A line of the audit trail in JSON.
struct AuditEventJSON: Encodable {
  struct Actor: Encodable {
    @Nullable var uid: UInt32?
    @Nullable var process: String?
    @Nullable var terminal: String?
    @Nullable var job: String?
  }

  let sequence: UInt64
  let at: String
  let action: String
  @Nullable var connection: String?
  @Nullable var version: UInt64?
  let details: [String]
  let actor: Actor

  init(_ event: AuditEvent) {
    sequence = event.sequence
    at = Moment(seconds: event.at).rfc3339
    action = event.entry.action
    connection = event.entry.connectionAsTyped
    version = event.entry.version
    details = event.entry.details
    actor = Actor(
      uid: event.actor.uid, process: event.actor.process, terminal: event.actor.terminal,
      job: event.actor.job)
  }
}
