internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct List: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what is stored, and how healthy it is.",
    discussion: "Purely local, and never a secret. The verdict is the newest that said something.")

  @Option(
    name: .long, help: "Only the connections of this tenant.",
    completion: .tenant)
  var tenant: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.list/1"
    let connections: [ConnectionJSON]
  }

  func run(in context: Context) throws -> ExitStatus {
    let tenant = try self.tenant.map(ConnectionLookup.parseTenant)
    let access = VaultAccess(context: context, options: vault)
    guard try access.exists() else {
      if display.json { try context.output.write(JSONOutput.line(Answer(connections: []))) }
      context.say("there is no vault yet; authpipe connect bigcommerce CONNECTION makes one")
      return .success
    }
    var connections: [StoredConnection] = []
    var faults: [VaultError] = []
    try access.read { vault in
      (connections, faults) = ([], [])
      try vault.forEachConnection(tenant: tenant) { result in
        switch result {
        case .success(let connection): connections.append(connection)
        case .failure(let fault): faults.append(fault)
        }
      }
    }
    // Their places are sorted, since moving one means moving all that is known of it.
    connections = connections.indices
      .sorted { connections[$0].reference < connections[$1].reference }
      .map { connections[$0] }
    if display.json {
      let answer = Answer(connections: connections.map { ConnectionJSON($0, at: context.now) })
      try context.output.write(JSONOutput.line(answer))
    } else if !connections.isEmpty {
      try context.output.write(ConnectionTable(connections, context: context).text)
    } else if faults.isEmpty {
      context.say("there is nothing stored\(tenant == nil ? "" : " for this tenant")")
    }
    // One damaged record is told of, and hides none of the others.
    for fault in faults { context.report(Failure(wording: fault)) }
    return faults.isEmpty ? .success : .badInput
  }
}
