internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Rotate: OnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replace a credential by a new one that BigCommerce has accepted.",
    discussion: """
      The new credential must belong to the same store. It takes over in one transaction; the old \
      one is kept as the previous version. A refused one changes nothing.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Option(
    name: .long,
    help: "The new credentials file or bare token, or - for standard input. Default: ask.",
    completion: .file())
  var from: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, online: OnlineServices) async throws -> ExitStatus {
    let rotation = try Rotation(
      ConnectionLookup.parse(connection),
      access: VaultAccess(context: context, options: vault), context: context)
    let candidate = try rotation.candidate(from: from)
    let result = await BigCommerceProvider(
      transport: online.makeTransport(), endpoint: rotation.endpoint, userAgent: Version.userAgent,
      pause: context.wait
    ).probe(
      token: SharedSecret(try candidate.credential.accessToken.copy()),
      storeHash: rotation.connection.metadata.storeHash,
      declaredScopes: rotation.connection.metadata.declaredScopes)
    // Limited means that a declared scope would be lost.
    guard result.verdict == .healthy, let grant = Grant(result) else {
      throw CommandFault.notGranted(result, rotation.connection.reference, rotating: true)
    }
    try rotation.promote(candidate, grantedBy: grant)
    return .success
  }
}
