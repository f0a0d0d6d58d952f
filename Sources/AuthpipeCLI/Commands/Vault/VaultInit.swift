internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct VaultInit: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an empty vault, opened by a key file or a passphrase.",
    discussion: """
      The key file that --key-file names, or the default one, is made where it is missing. Not \
      needed before the first connect, which makes a vault with a key file by itself.
      """)

  @Flag(name: .long, help: "Open it with a passphrase, asked for twice, in place of a key file.")
  var passphrase = false

  @Option(
    name: .long, help: "A file with the passphrase, or - for standard input.", completion: .file())
  var from: String?

  @Option(name: .long, help: "What to call its first key slot.")
  var label: String?

  @Flag(name: .long, help: "Make a new one even where there is one, which is kept beside it.")
  var forceNew = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-init/1"
    let vault: String
    let slot: String
    @Nullable var keyFile: String?
    @Nullable var kept: String?
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    let isThere = try access.exists()
    guard forceNew || !isThere else { throw CommandFault.vaultExists(path: try access.path()) }
    let usesPassphrase = passphrase || from != nil
    let maker = VaultMaking(access: access, context: context)
    let label = self.label ?? (usesPassphrase ? "passphrase" : "key")
    guard SlotDescription.isLabel(label) else { throw VaultError.labelMalformed }
    let made: VaultMaking.Made
    if usesPassphrase {
      guard vault.keyFile == nil else {
        throw OptionFault.conflictingOptions("--passphrase", "--key-file")
      }
      made = try Terminal.quietly {
        let secret = UnlockSecret.passphrase(
          try NewPassphrase(context: context).take(from: from))
        return try maker.make(for: secret, label: label, replacing: isThere)
      }
    } else {
      made = try maker.makeWithKeyFile(label: label, replacing: isThere)
    }
    // What was asked for, a passphrase perhaps, opens nothing there.
    guard made.isMine else { throw CommandFault.vaultExists(path: try access.path()) }
    if display.json {
      try context.output.write(
        JSONOutput.line(
          Answer(vault: access.path(), slot: label, keyFile: made.keyFile, kept: made.kept)))
    }
    return .success
  }
}
