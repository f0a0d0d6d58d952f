internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Api: OnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Call the store's API; the token is no argument and is not shown.",
    discussion: """
      The path is one of the connection's own store, such as v3/catalog/products?limit=5; nothing \
      else can be called. The answer's body goes to standard output as it comes. Exit status 0 for \
      an answer of 2xx, 1 for a no, 2 where BigCommerce does not know the token, 3 where it said \
      nothing.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Argument(help: "The path below the store, with its query.", completion: .list([]))
  var path: String

  @Option(
    name: [.customShort("X"), .long],
    help: "GET, HEAD, POST, PUT, PATCH or DELETE. Default: GET, or POST where there is a body.",
    completion: .list(StoreCall.Method.allCases.map(\.rawValue)))
  var method: String?

  @Option(
    name: [.customShort("d"), .long],
    help: ArgumentHelp("The body: @FILE, or - for standard input.", valueName: "@file"))
  var data: String?

  @Flag(name: .long, help: "Ask for the pages that follow as well, one document after the other.")
  var paginate = false

  @Flag(name: .shortAndLong, help: "Write the answer's status and headers before its body.")
  var include = false

  @Flag(name: .long, help: "Call even when BigCommerce is known to have refused the token.")
  var allowUnhealthy = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, online: OnlineServices) async throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    let method = try CallOptions.method(method, hasBody: data != nil)
    if paginate, method != .get { throw CallFault.pagesOfWrite }
    let access = VaultAccess(context: context, options: vault)
    // Before the body is read, and before a handing-out is noted that does not happen.
    let path = try access.read { vault in
      let found = try ConnectionLookup(vault: vault).find(reference)
      guard let hash = try? StoreHash(normalizing: found.metadata.storeHash) else {
        throw VaultError.alteredRecord(nil)
      }
      return try CallPath(parsing: self.path, of: hash)
    }
    let call = StoreCall(method, path, body: try data.map(CallOptions.body))
    let transport = online.makeTransport()
    let handingOut = HandingOut(
      access: access, context: context, allowsUnhealthy: allowUnhealthy)
    return try await Calling(
      call, of: reference, handingOut: handingOut, through: transport,
      includesHead: include, in: context
    ).run(paginates: paginate)
  }
}
