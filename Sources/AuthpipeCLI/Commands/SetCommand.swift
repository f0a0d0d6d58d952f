internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct SetCommand: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change what is noted beside a credential.",
    discussion: """
      A webhook secret, labels, declared scopes, whether reads are audited. Never the token: authpipe rotate replaces that.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Argument(
    help: ArgumentHelp("The field to set: webhook_secret.", valueName: "field"),
    completion: .list([CredentialField.webhookSecret.name]))
  var field: String?

  @Option(
    name: .long, help: "The file with the field's value, or - for standard input. Default: ask.",
    completion: .file())
  var from: String?

  @OptionGroup var metadata: MetadataOptions
  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.set/1"
    let connection: String
  }

  func run(in context: Context) throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    if let field {
      let name = try CredentialOutput.check(field)
      guard name == CredentialField.webhookSecret.name else {
        throw OptionFault.fieldNotSettable(name)
      }
    }
    guard field != nil || from == nil else { throw OptionFault.fromWithoutField }
    guard field != nil || !metadata.isEmpty else { throw OptionFault.nothingToSet }
    let edit = try metadata.edit(warning: context)
    let access = VaultAccess(context: context, options: vault)
    _ = try find(reference, in: access.open(for: .writing))
    let secret = try field == nil ? nil : SharedSecret(webhookSecret(in: context))
    try change(reference, by: edit, secret, through: access, until: context.now + 10, in: context)
    context.say("changed '\(reference)'")
    if display.json {
      try context.output.write(JSONOutput.line(Answer(connection: reference.description)))
    }
    return .success
  }

  /// Changes the connection as it is now. Where another process was faster, its change is kept
  /// and ours is made on top of it.
  private func change(
    _ reference: ConnectionReference, by edit: (inout ConnectionMetadata) -> Void,
    _ secret: SharedSecret?, through access: VaultAccess, until deadline: Int64, in context: Context
  ) throws {
    while true {
      let vault = try access.open(for: .writing)
      let found = try find(reference, in: vault)
      var changed = found.metadata
      edit(&changed)
      do {
        try vault.update(
          found, to: changed, webhookSecret: secret?.bytes.copy(),
          details: (field == nil ? [] : [CredentialField.webhookSecret.name]) + metadata.details,
          at: context.now)
        return access.passOn(vault.notices)
      } catch VaultError.changedMeanwhile where context.now < deadline {
        continue
      }
    }
  }

  private func find(
    _ reference: ConnectionReference, in vault: Vault
  ) throws -> StoredConnection {
    try vault.read { try ConnectionLookup(vault: vault).find(reference) }
  }

  private func webhookSecret(in context: Context) throws -> SecretBytes {
    let input = SecretInput(context: context)
    let what = "the webhook secret"
    if let from { return try input.line(from: from, what: what) }
    let secret = try input.terminal(for: what).askSecret(
      "Webhook secret (not shown): ", limit: SecretShape.longestSecret)
    return try SecretInput.checked(secret, what: what)
  }
}
