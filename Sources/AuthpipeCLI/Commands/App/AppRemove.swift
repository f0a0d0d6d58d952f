internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct AppRemove: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Forget an app and its client secret.",
    discussion: """
      Asks for the app's name, or takes --yes. Its connections stay, and their tokens work on, but \
      nobody can consent to it again from here, nor verify what it signs. Nothing is deleted at \
      BigCommerce.
      """)

  @Argument(help: "The app's name.", completion: .app)
  var name: String?

  @Flag(name: .long, help: "Every app, also where they are damaged.")
  var all = false

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.app-remove/1"
    let apps: [String]
    let keysShredded: Bool
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    let answer: Answer
    switch (name, all) {
    case (let name?, false): answer = try remove(AppLookup.parse(name), access, context)
    case (nil, true): answer = try removeAll(access, context)
    case (nil, false): throw AppFault.nothingToRemove
    case (_?, true): throw OptionFault.conflictingOptions("--all", "NAME")
    }
    if display.json { try context.output.write(JSONOutput.line(answer)) }
    return .success
  }

  private func remove(
    _ place: ConnectionReference, _ access: VaultAccess, _ context: Context
  ) throws -> Answer {
    let vault = try access.open(for: .writing)
    let connections = try vault.read {
      let lookup = AppLookup(vault: vault)
      let app = try lookup.find(place)
      return try lookup.connections()[AppIdentity(app, in: vault)] ?? []
    }
    for connection in connections {
      context.say("'\(connection)' has a token of this app, which stays and works on")
    }
    if !yes { try confirm("Type the app's name to forget it: ", place.user, context) }
    let shredded = try vault.remove(place, at: context.now)
    access.passOn(vault.notices)
    context.say("forgot the app '\(place.user)'")
    return Answer(apps: [place.user], keysShredded: shredded)
  }

  private func removeAll(_ access: VaultAccess, _ context: Context) throws -> Answer {
    let vault = try access.open(for: .writing)
    let contents: TenantContents
    do {
      contents = try vault.read { try vault.contents(ofTenant: ConnectionReference.tenantOfApps) }
    } catch VaultError.noSuchTenant {
      context.say("there is no app; nothing to do")
      return Answer(apps: [], keysShredded: false)
    }
    if !contents.isWhole {
      context.warn(
        "what is stored of apps was damaged, or altered by something other than authpipe")
    }
    let names = contents.connections.map(\.user) + contents.unreadable
    if !yes {
      for name in names { context.say("to be forgotten: \(name)") }
      try confirm("Type 'all' to forget all apps: ", "all", context)
    }
    try vault.removeTenant(contents, at: context.now)
    access.passOn(vault.notices)
    context.say("forgot all apps (\(names.count)), and shredded their key")
    return Answer(apps: names.sorted(), keysShredded: true)
  }

  private func confirm(_ question: String, _ answer: String, _ context: Context) throws {
    guard context.mayPrompt, let terminal = Terminal() else {
      throw AppFault.confirmationNeeded(name ?? "")
    }
    guard try terminal.ask(question) == answer else { throw CommandFault.confirmationDiffers }
  }
}
