internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct Disconnect: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Forget a connection, and shred its keys when it was the tenant's last.",
    discussion: """
      Asks for the connection's name, or takes --yes. With --tenant all of a tenant is forgotten, \
      whether or not it can still be read. Nothing is deleted at BigCommerce. Backups, snapshots \
      and flash storage are not reached.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String?

  @Option(
    name: .long, help: "Every connection of this tenant, also where they are damaged.",
    completion: .tenant)
  var tenant: String?

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    switch (connection, tenant) {
    case (let connection?, nil):
      let forgetting = Forgetting(access: access, context: context, asks: !yes)
      try forgetting.connection(ConnectionLookup.parse(connection), as: connection)
    case (nil, let tenant?):
      let forgetting = Forgetting(access: access, context: context, asks: !yes)
      try forgetting.tenant(ConnectionLookup.parseTenant(tenant))
    case (nil, nil): throw OptionFault.nothingToForget
    case (_?, _?): throw OptionFault.tenantWithNames
    }
    return .success
  }
}
