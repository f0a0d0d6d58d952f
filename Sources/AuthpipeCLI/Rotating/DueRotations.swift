internal import AuthpipeKit
internal import AuthpipeVault

/// The connections whose owners' rules say that it is time for a new credential: `rotate --due`.
/// Opens no secret, and asks nobody.
struct DueRotations {
  private struct Entry: Encodable {
    let connection: String
    let store: String
    let renewal: RenewalJSON
    @Nullable var pending: UInt64?
  }

  private struct Answer: Encodable {
    let schema = "authpipe.due/1"
    let connections: [Entry]
  }

  let tenant: String?
  let access: VaultAccess
  let context: Context

  func run() throws -> ExitStatus {
    var due: [StoredConnection] = []
    var faults: [VaultError] = []
    try access.read { vault in
      (due, faults) = ([], [])
      var isThere = tenant == nil
      try vault.forEachConnection(tenant: tenant) { result in
        isThere = true
        switch result {
        case .failure(let fault): faults.append(fault)
        case .success(let connection):
          let standing = connection.metadata.renewal?.standing(at: context.now) ?? .later
          if standing != .later { due.append(connection) }
        }
      }
      if !isThere, let tenant { try ConnectionLookup(vault: vault).refuseTenant(tenant) }
    }
    due.sort {
      ($0.metadata.renewal?.at ?? 0, $0.reference) < ($1.metadata.renewal?.at ?? 0, $1.reference)
    }
    try write(due)
    for fault in faults { context.report(Failure(wording: fault)) }
    return faults.isEmpty ? .success : .badInput
  }

  private func write(_ due: [StoredConnection]) throws {
    if context.display.json {
      let entries = due.compactMap { connection in
        connection.metadata.renewal.map {
          Entry(
            connection: connection.reference.description, store: connection.metadata.storeHash,
            renewal: RenewalJSON($0, at: context.now), pending: connection.metadata.pending?.number)
        }
      }
      return try context.output.write(JSONOutput.line(Answer(connections: entries)))
    }
    guard !due.isEmpty else { return context.say("no rotation is due") }
    let style = Style(context.output, context: context)
    var table = Table(
      ["CONNECTION", "STORE", "NAME", "RENEWAL"].map {
        .init(styled: style.heading($0), plain: $0)
      })
    for connection in due {
      guard let renewal = connection.metadata.renewal else { continue }
      let waiting = connection.metadata.pending.map { "; version \($0.number) waits" } ?? ""
      let words = RenewalWords(renewal: renewal, context: context).long + waiting
      table.add([
        .init(connection.reference.description), .init(connection.metadata.storeHash),
        .init(connection.metadata.storeName ?? "-"),
        .init(styled: style.warning(words), plain: words),
      ])
    }
    try context.output.write(table.text)
    if due.contains(where: { $0.metadata.pending != nil }) {
      context.say(
        "a rotation is under way where a version waits: authpipe rotate CONNECTION goes on with it")
    }
    context.say(
      "next: create an API account in each store's control panel (\(ControlPanel.link)), then authpipe rotate CONNECTION --from FILE, or --from-dir DIR for all of them"
    )
  }
}
