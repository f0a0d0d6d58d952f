internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct TokenList: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what tokens were minted and are remembered, and when they end.",
    discussion: """
      Purely local, and never a token itself. BigCommerce has no list: what is remembered here is \
      all that anybody knows.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER. Default: all.", completion: .connection)
  var connection: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.token-list/1"
    let tokens: [TokenListEntry]
  }

  func run(in context: Context) throws -> ExitStatus {
    let reference = try connection.map(ConnectionLookup.parse)
    let access = VaultAccess(context: context, options: vault)
    var found: [StoredConnection] = []
    var faults: [VaultError] = []
    if try reference != nil || access.exists() {
      try access.read { vault in
        (found, faults) = ([], [])
        if let reference {
          found = [try ConnectionLookup(vault: vault).find(reference)]
        } else {
          try vault.forEachConnection { result in
            switch result {
            case .success(let connection): found.append(connection)
            case .failure(let fault): faults.append(fault)
            }
          }
        }
      }
    }
    let entries = found.sorted { $0.reference < $1.reference }.flatMap { connection in
      (connection.metadata.tokens ?? []).map { ($0, connection) }
    }
    if display.json {
      let answer = Answer(
        tokens: entries.map { TokenListEntry($0, of: $1, at: context.moment) })
      try context.output.write(JSONOutput.line(answer))
    } else if !entries.isEmpty {
      try context.output.write(TokenTable(entries, context: context).text)
    } else if faults.isEmpty {
      context.say("there are no tokens\(reference.map { " of '\($0)'" } ?? "")")
    }
    // One damaged record is told of, and hides none of the others.
    for fault in faults { context.report(Failure(wording: fault)) }
    return faults.isEmpty ? .success : .badInput
  }
}
