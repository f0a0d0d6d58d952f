internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Check: OnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask BigCommerce whether credentials still work.",
    discussion: """
      Without names, all of them. One request for a healthy connection. The worst verdict decides \
      the exit status: 2 outranks 1, 1 outranks 3, 3 outranks 0.
      """)

  @Argument(help: "The connections to check. Default: all.", completion: .connection)
  var connections: [String] = []

  @Option(name: .long, help: "All connections of this tenant.")
  var tenant: String?

  @Flag(name: .long, help: "Ask as well which scopes can be seen, with reads alone.")
  var scopes = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, online: OnlineServices) async throws -> ExitStatus {
    if self.tenant != nil && !connections.isEmpty { throw OptionFault.tenantWithNames }
    let references = try connections.map(ConnectionLookup.parse)
    let tenant = try self.tenant.map(ConnectionLookup.parseTenant)
    let access = VaultAccess(context: context, options: vault)
    var selection = try CheckSelection(references, tenant: tenant, through: access)
    var recorder = CheckRecorder(access: access, context: context)
    let outcomes = await CheckRun(
      access: access, transport: online.makeTransport(), pause: context.wait,
      observesScopes: scopes
    )
    .probe(selection.connections) { recorder.record($0) }
    recorder.flush()
    ScopeRecorder(access: access, context: context).record(outcomes.results)
    selection.faults += outcomes.faults
    return try CheckReport(outcomes.results, faults: selection.faults, at: context.now)
      .write(to: context)
  }
}
