internal import ArgumentParser
internal import AuthpipeKit

struct SetCommand: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change what is noted beside a credential.",
    discussion: """
      A webhook secret, labels, declared scopes, when to renew it, whether reads are audited. Never \
      the token: authpipe rotate replaces that.
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
    let change = ConnectionChange(
      reference: reference, access: VaultAccess(context: context, options: vault),
      context: context)
    // A mistyped name is better refused before a secret is asked for.
    _ = try change.find()
    let secret = try field == nil ? nil : SharedSecret(webhookSecret(in: context))
    try change.make(
      details: (field == nil ? [] : [CredentialField.webhookSecret.name]) + metadata.details,
      webhookSecret: secret, by: edit)
    context.say("changed '\(reference)'")
    if display.json {
      try context.output.write(JSONOutput.line(Answer(connection: reference.description)))
    }
    return .success
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
