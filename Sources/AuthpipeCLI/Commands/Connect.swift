internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Connect: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Store a credential once BigCommerce has accepted it.",
    usage: "authpipe connect bigcommerce <connection> [--from <file>] [<options>]",
    discussion: """
      Reads the credentials file that the control panel downloads, a .env file, JSON, a bare token \
      together with --store, or asks without echo. A rejected credential is not stored (exit status 2), nor is \
      one that nobody could ask about (3). With --oauth a merchant lets an app into the store in a \
      browser, and the token that BigCommerce then issues is stored.
      """)

  @Argument(help: "The provider: bigcommerce.", completion: .list(["bigcommerce"]))
  var provider: String

  @Argument(help: "The connection's name: TENANT or TENANT/USER.", completion: .list([]))
  var connection: String

  @Option(
    name: .long, help: "The credentials file, or - for standard input. Default: ask.",
    completion: .file())
  var from: String?

  @Option(name: .long, help: "The store: its hash, API path, or control panel address.")
  var store: String?

  @OptionGroup var metadata: MetadataOptions

  @Option(
    name: .long, help: "A file with the secret that webhooks are checked with, or -.",
    completion: .file())
  var webhookSecretFrom: String?

  @Option(name: .long, help: "A sandbox on this machine, as http://127.0.0.1:PORT.")
  var apiUrl: String?

  @Flag(name: .long, help: "Store it without asking BigCommerce.")
  var offline = false

  @Flag(name: .long, help: "Do nothing when the connection is there already.")
  var ifMissing = false

  @Flag(name: .long, help: "Replace the connection when it is there already, history and all.")
  var replace = false

  @Flag(name: .long, help: "Delete the file once everything in it is stored. Default: ask.")
  var deleteSource = false

  @OptionGroup var oauth: OAuthOptions
  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    guard !offline else { return try store(in: context) }
    let servers = try oauth.listen.map { _ in try network.servers() }
    let online = try network.start()
    return try Network.wait { try await prove(in: context, online: online, servers) }
  }

  private func store(in context: Context) throws -> ExitStatus {
    if oauth.oauth { throw OptionFault.conflictingOptions("--oauth", "--offline") }
    let connecting = try Connecting(self, in: context)
    guard try !connecting.isDone() else { return .success }
    let candidate = try connecting.candidate()
    return try connecting.store(
      candidate, connecting.metadata(for: candidate), grantedBy: .unverified)
  }

  private func prove(
    in context: Context, online: OnlineServices, _ servers: LocalServers?
  ) async throws -> ExitStatus {
    if oauth.oauth {
      guard let connecting = try OAuthConnecting(self, in: context) else { return .success }
      return try await connecting.run(online, listening: servers)
    }
    let connecting = try Connecting(self, in: context)
    guard try !connecting.isDone() else { return .success }
    let candidate = try connecting.candidate()
    let metadata = try connecting.metadata(for: candidate)
    let token = SharedSecret(try candidate.credential.accessToken.copy())
    let result = await BigCommerceProvider(
      transport: online.makeTransport(), endpoint: connecting.endpoint,
      userAgent: Version.userAgent, pause: context.wait
    ).probe(token: token, storeHash: metadata.storeHash, declaredScopes: metadata.declaredScopes)
    guard let grant = Grant(result) else {
      throw CommandFault.notGranted(result, connecting.reference, rotating: false)
    }
    return try connecting.store(candidate, metadata, grantedBy: grant)
  }
}
