internal import ArgumentParser

/// `get` as it is called most often: each option that a command has is felt at its start, and these
/// are what a script needs that fetches a value.
///
/// It is no command of the tree; `Get` stands there, with every option, and explains them.
struct GetValue: LocalCommand {
  static let configuration = CommandConfiguration(commandName: "get")

  /// How the options begin that `Get` alone knows.
  static let unknown = [
    "--format", "--preset", "--output", "-o", "--versions", "--max-age", "--stale-ok", "--clip",
  ]

  @Argument var connection: String
  @Argument var field: String?
  @Flag(name: .long) var noNewline = false
  @Flag(name: .long) var allowUnhealthy = false

  // Not as groups: looking into those costs as much again.
  @Option(name: .customLong("vault")) var vaultFile: String?
  @Option(name: .long) var keyFile: String?
  @Option(name: .long) var keyFd: Int32?
  @Option(name: .long) var keyCommand: String?
  @Flag(name: .long) var noInput = false
  @Flag(name: .long) var json = false
  @Flag(name: .long) var noColor = false

  var interaction: InteractionOptions { .only(noInput: noInput) }
  var display: DisplayOptions { .only(json: json, noColor: noColor) }

  func run(in context: Context) throws -> ExitStatus {
    let getting = Getting(
      reference: try ConnectionLookup.parse(connection),
      field: try field.map(CredentialOutput.check), isJSON: json, endsLine: !noNewline,
      allowsUnhealthy: allowUnhealthy)
    let selection = VaultSelection(
      vault: vaultFile, keyFile: keyFile, keyFd: keyFd, keyCommand: keyCommand)
    try getting.run(through: VaultAccess(context: context, selecting: selection), in: context)
    return .success
  }
}
