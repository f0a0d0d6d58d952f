internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Check: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask BigCommerce whether credentials still work.",
    discussion: """
      Without names, all of them. One request for a healthy connection. The worst verdict decides \
      the exit status: 2 outranks 1, 1 outranks 3, 3 outranks 0.
      """)

  @Argument(help: "The connections to check. Default: all.", completion: .connection)
  var connections: [String] = []

  @Option(
    name: .long, help: "All connections of this tenant.",
    completion: .tenant)
  var tenant: String?

  @Flag(name: .long, help: "Ask as well which scopes can be seen, with reads alone.")
  var scopes = false

  @Flag(
    name: .long,
    help: "Ask as well whether replaced tokens still work; retire those that do not.")
  var previous = false

  @OptionGroup var check: CheckOptions

  @Option(
    name: .long, help: "Check the credential in this file, or - for standard input; store nothing.",
    completion: .file())
  var from: String?

  @Flag(name: .long, help: "The same as --from -.")
  var stdin = false

  @Option(name: .long, help: "With --from: the store of a bare token.")
  var store: String?

  @Option(name: .long, help: "With --from: a sandbox on this machine, as http://127.0.0.1:PORT.")
  var apiUrl: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    let plan = try CheckPlan(check, asJSON: display.json)
    // A slip in a crontab is better found today than on the day of the alert.
    if let words = plan.notify?.words, !words.isFound {
      throw OptionFault.notifyNotFound(words.words[0])
    }
    do {
      // The vault is opened while it starts.
      let online = try network.reach()
      return try Network.wait { try await run(plan, in: context, online: online) }
    } catch  where plan.format == .nagios {
      try context.output.write(NagiosReport.text(Failure(wording: error).message))
      return .unknown
    }
  }

  private func run(
    _ plan: CheckPlan, in context: Context, online: OnlineServices
  ) async throws -> ExitStatus {
    guard let source = try unstoredSource else {
      return try await StoredCheck(self, plan, context).run(through: online.makeTransport)
    }
    return try await UnstoredCheck(
      source: source, store: store, apiURL: apiUrl, plan: plan, context: context
    ).run(through: online.started().makeTransport())
  }

  /// Where a credential that is not stored comes from; nil where stored ones are to be checked.
  private var unstoredSource: String? {
    get throws {
      if stdin, from != nil { throw OptionFault.conflictingOptions("--stdin", "--from") }
      guard let source = stdin ? "-" : from else {
        if store != nil || apiUrl != nil { throw OptionFault.storeWithoutFrom }
        return nil
      }
      if !connections.isEmpty || tenant != nil { throw OptionFault.fromWithNames }
      // These are about what is stored.
      let others = [
        ("--scopes", scopes), ("--previous", previous), ("--due", check.due),
        ("--notify", check.notify != nil),
        ("--ping", check.ping != nil),
      ]
      if let other = others.first(where: \.1) {
        throw OptionFault.conflictingOptions("--from", other.0)
      }
      return source
    }
  }
}
