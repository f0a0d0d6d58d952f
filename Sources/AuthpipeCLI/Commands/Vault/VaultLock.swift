internal import ArgumentParser
internal import AuthpipeVault

struct VaultLock: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Take the vault's key out of the kernel's keyring.",
    discussion: "What authpipe vault unlock put there. Needs no key; fine where there is none.")

  @Option(name: .long, help: "The vault file.", completion: .file())
  var vault: String?

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-lock/1"
    let vault: String
    let wasUnlocked: Bool
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, selecting: VaultSelection(vault: vault))
    let wasUnlocked = try KernelKeyring(access.identity()).remove()
    let path = try access.path()
    context.say(
      wasUnlocked
        ? "locked \(DisplayText.clean(path))"
        : "\(DisplayText.clean(path)) was not unlocked; nothing to do")
    if display.json {
      try context.output.write(JSONOutput.line(Answer(vault: path, wasUnlocked: wasUnlocked)))
    }
    return .success
  }
}
