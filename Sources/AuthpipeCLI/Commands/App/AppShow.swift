internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct AppShow: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything about one app except its secret.")

  @Argument(help: "The app's name.", completion: .app)
  var name: String

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let place = try AppLookup.parse(name)
    let description = try VaultAccess(context: context, options: vault).read { vault in
      try Self.describe(place, in: vault)
    }
    try context.output.write(
      display.json ? description.answer("authpipe.app-show/1") : description.text(context))
    return .success
  }

  /// The app at `place`, with its connections.
  static func describe(_ place: ConnectionReference, in vault: Vault) throws -> AppDescription {
    let lookup = AppLookup(vault: vault)
    let app = try lookup.find(place)
    return try AppDescription(app, in: vault, connections: lookup.connections())
  }
}
