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
      whether it is right: BigCommerce has no way to. With --replace, the redirect URI and the \
      scopes stay as they were where they are not given.
      """)

  @Argument(help: "The provider: bigcommerce.", completion: .list(["bigcommerce"]))
  var provider: String

  @Argument(help: "The app's name, of your own choice.", completion: .list([]))
  var name: String

  @Option(name: .long, help: "The auth callback URL, exactly as the developer portal has it.")
  var redirectUri: String?

  @Option(
    name: .long, help: "The scopes that the app asks merchants for, separated by commas.",
    completion: .scopes)
  var scopes: String?

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
    let place = try AppLookup.parse(name)
    let access = VaultAccess(context: context, options: vault)
    let old = try existing(place, access)
    if old != nil, !replace { throw AppFault.exists(name) }
    let metadata = try metadata(of: place, keeping: old, in: context)
    let candidate = try AppCandidate.take(from: from, clientID: clientId, in: context)
    candidate.warnOfShapes(in: context)
    let vault = try access.openOrMake()
    do {
      try vault.add(app: metadata, candidate.credential, replacing: replace, at: context.now)
    } catch VaultError.connectionExists {
      throw AppFault.exists(name)
    }
    access.passOn(vault.notices)
    context.say("\(old == nil ? "added" : "replaced") the app '\(name)'")
    // What is wrong with other apps is none of this one's.
    try? warnOfSame(place, vault, context)
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

  /// The app that has the name; one that cannot be read is none to keep anything of.
  private func existing(_ place: ConnectionReference, _ access: VaultAccess) throws -> StoredApp? {
    guard try access.exists() else { return nil }
    let vault = try access.open(for: .writing)
    do {
      return try vault.read { try vault.app(place) }
    } catch let fault as VaultError where fault.isOfContent && replace {
      return nil
    }
  }

  /// One app under two names voids its own tokens without knowing it.
  private func warnOfSame(
    _ place: ConnectionReference, _ vault: Vault, _ context: Context
  ) throws {
    let others = try vault.read {
      let identity = try AppIdentity(AppLookup(vault: vault).find(place), in: vault)
      var others: [String] = []
      try vault.forEachApp { result in
        guard case .success(let app) = result, app.reference != place,
          try AppIdentity(app, in: vault) == identity
        else { return }
        others.append(app.name)
      }
      return others.sorted()
    }
    guard let other = others.first else { return }
    context.warn("the app '\(other)' has the same client ID: they are one app to BigCommerce")
  }

  private func metadata(
    of place: ConnectionReference, keeping old: StoredApp?, in context: Context
  ) throws -> ConnectionMetadata {
    let login = try login()
    guard let written = redirectUri ?? old?.redirectURI else { throw AppFault.noRedirectURI }
    let redirectURI: RedirectURI
    do {
      redirectURI = try RedirectURI(written)
    } catch {
      throw AppFault.redirectURI(error)
    }
    if redirectURI.isPlain, !login.isSandbox {
      context.warn("BigCommerce's documentation wants a redirect URI that begins with https://")
    }
    return ConnectionMetadata(
      app: place, loginURL: login.text, redirectURI: redirectURI.text,
      scopes: try asked(keeping: old, in: context), createdAt: context.now)
  }

  private func asked(keeping old: StoredApp?, in context: Context) throws -> [String] {
    guard let scopes else {
      guard let old else { throw AppFault.noScopes }
      return old.scopes
    }
    let asked = try DeclaredScopes.read(
      scopes.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init), warning: context)
    guard !asked.isEmpty else { throw OptionFault.scopeMalformed }
    return asked
  }

  /// Never what it was: BigCommerce's secret must not go to a sandbox's port because the app of that
  /// name was a sandbox's.
  private func login() throws -> LoginEndpoint {
    guard let loginUrl else { return .production }
    do {
      return try LoginEndpoint(loopback: loginUrl)
    } catch {
      throw AppFault.loginURLNotLoopback
    }
  }
}
