internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct AppAdd: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Store an app: its client ID, its client secret, its redirect URI and its scopes.",
    usage:
      "authpipe app add bigcommerce <name> --redirect-uri <url> --scopes <scopes> [<options>]",
    discussion: """
      The client secret comes from a file that holds both, from a file or standard input that \
      holds it alone together with --client-id, or is asked for without echo. Nobody is asked \
      whether it is right: BigCommerce has no way to.
      """)

  @Argument(help: "The provider: bigcommerce.", completion: .list(["bigcommerce"]))
  var provider: String

  @Argument(help: "The app's name, of your own choice.", completion: .list([]))
  var name: String

  @Option(name: .long, help: "The auth callback URL, exactly as the developer portal has it.")
  var redirectUri: String

  @Option(
    name: .long, help: "The scopes that the app asks merchants for, separated by commas.",
    completion: .scopes)
  var scopes: String

  @Option(name: .long, help: "The client ID, which is public. Default: the file's, or ask.")
  var clientId: String?

  @Option(
    name: .long,
    help: "A file with the client ID and client secret, or the secret alone; - for standard input.",
    completion: .file())
  var from: String?

  @Option(name: .long, help: "A sandbox on this machine, as http://127.0.0.1:PORT.")
  var loginUrl: String?

  @Flag(name: .long, help: "Replace the app of that name; its connections stay.")
  var replace = false

  @Flag(name: .long, help: "Delete the file once everything in it is stored. Default: ask.")
  var deleteSource = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    guard provider == ConnectionReference.defaultProvider else { throw AppFault.unknownProvider }
    let metadata = try metadata(in: context)
    let place = try AppLookup.parse(name)
    let access = VaultAccess(context: context, options: vault)
    if !replace, try access.exists() {
      let vault = try access.open(for: .writing)
      guard try vault.read({ try vault.app(place) }) == nil else { throw AppFault.exists(name) }
    }
    let candidate = try AppCandidate.take(from: from, clientID: clientId, in: context)
    candidate.warnOfShapes(in: context)
    let vault = try access.openOrMake()
    do {
      try vault.add(app: metadata, candidate.credential, replacing: replace, at: context.now)
    } catch VaultError.connectionExists {
      throw AppFault.exists(name)
    }
    access.passOn(vault.notices)
    context.say("added the app '\(name)'")
    context.say("next: authpipe connect bigcommerce CONNECTION --oauth --app \(name)")
    if let source = candidate.source {
      let deletion = SourceDeletion(context: context, isWanted: deleteSource)
      if candidate.holdsMore { deletion.keep(source) } else { _ = deletion.offer([source]) }
    }
    guard display.json else { return .success }
    let description = try vault.read { try AppShow.describe(place, in: vault) }
    try context.output.write(description.answer("authpipe.app-add/1"))
    return .success
  }

  private func metadata(in context: Context) throws -> ConnectionMetadata {
    let login = try login()
    let redirectURI: RedirectURI
    do {
      redirectURI = try RedirectURI(redirectUri)
    } catch {
      throw AppFault.redirectURI(error)
    }
    if redirectURI.isPlain, !login.isSandbox {
      context.warn("BigCommerce's documentation wants a redirect URI that begins with https://")
    }
    let scopes = try DeclaredScopes.read(
      scopes.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init), warning: context)
    guard !scopes.isEmpty else { throw OptionFault.scopeMalformed }
    return try ConnectionMetadata(
      app: AppLookup.parse(name), loginURL: login.text, redirectURI: redirectURI.text,
      scopes: scopes, createdAt: context.now)
  }

  private func login() throws -> LoginEndpoint {
    guard let loginUrl else { return .production }
    do {
      return try LoginEndpoint(loopback: loginUrl)
    } catch {
      throw AppFault.loginURLNotLoopback
    }
  }
}
