internal import AuthpipeKit
internal import AuthpipeVault

/// The verdicts that are remembered, of one connection or of all, the oldest first.
struct HealthLog {
  private struct Line {
    let connection: String
    let verdict: RecordedVerdict
  }

  private struct Answer: Encodable {
    let schema = "authpipe.log-health/1"
    let verdicts: [LineJSON]
  }

  private struct LineJSON: Encodable {
    let connection: String
    let verdict: String
    let at: String
    @Nullable var status: Int?
    @Nullable var durationMs: Int64?
  }

  private var lines: [Line] = []
  private(set) var faults: [VaultError] = []

  /// Reads those of `reference`, or of all, from `start` on (seconds since 1970).
  init(_ reference: ConnectionReference?, since start: Int64, in vault: Vault) throws {
    if let reference {
      let connection = try ConnectionLookup(vault: vault).find(reference)
      try add(connection, since: start, in: vault)
    } else {
      var connections: [StoredConnection] = []
      try vault.forEachConnection { result in
        switch result {
        case .success(let connection): connections.append(connection)
        case .failure(let fault): faults.append(fault)
        }
      }
      for connection in connections { try add(connection, since: start, in: vault) }
    }
    lines.sort { ($0.verdict.askedAt, $0.connection) < ($1.verdict.askedAt, $1.connection) }
  }

  private mutating func add(
    _ connection: StoredConnection, since start: Int64, in vault: Vault
  ) throws {
    let name = connection.reference.description
    for verdict in try vault.verdicts(of: connection).reversed() where verdict.askedAt >= start {
      lines.append(Line(connection: name, verdict: verdict))
    }
  }

  var isEmpty: Bool { lines.isEmpty }

  func json() throws -> String {
    try JSONOutput.line(
      Answer(
        verdicts: lines.map {
          LineJSON(
            connection: $0.connection, verdict: $0.verdict.verdict.name,
            at: Moment(seconds: $0.verdict.askedAt).rfc3339, status: $0.verdict.httpStatus,
            durationMs: $0.verdict.latencyMilliseconds)
        }))
  }

  func text(_ context: Context) -> String {
    let style = Style(context.output, context: context)
    let headings = ["WHEN", "CONNECTION", "VERDICT", "STATUS", "TIME"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for line in lines {
      let verdict = line.verdict.verdict
      table.add([
        .init(context.time(line.verdict.askedAt)), .init(line.connection),
        .init(styled: style.verdict(verdict), plain: verdict.name),
        .init(line.verdict.httpStatus.map(String.init) ?? "-"),
        .init(line.verdict.latencyMilliseconds.map { "\($0)ms" } ?? "-"),
      ])
    }
    return table.text
  }
}
