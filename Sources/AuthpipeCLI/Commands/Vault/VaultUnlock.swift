internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct VaultUnlock: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlock",
    abstract: "Keep the vault unlocked for a while, in the kernel's keyring.",
    discussion: """
      Until the time is over, or authpipe vault lock, every command of this user opens the vault \
      without its key or passphrase.
      """)

  @Option(name: .customLong("for"), help: "For how long: 90s, 15m, 36h, 30d.")
  var duration = "15m"

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-unlock/1"
    let vault: String
    let until: String
  }

  func run(in context: Context) throws -> ExitStatus {
    let span = try TimeSpan(parsing: duration, for: "--for")
    let access = VaultAccess(context: context, options: vault, usesKeyring: false)
    let keyring = KernelKeyring(try access.identity())
    // Before a passphrase is asked for that would be of no use.
    try keyring.check()
    let rootKey = try access.open(for: .reading).copyRootKey()
    let until = Moment(seconds: context.now + span.seconds).rfc3339
    try keyring.put(rootKey, for: UInt32(span.seconds))
    let path = DisplayText.clean(try access.path())
    context.say("unlocked \(path) until \(until); authpipe vault lock ends it")
    if display.json {
      try context.output.write(JSONOutput.line(Answer(vault: access.path(), until: until)))
    }
    return .success
  }
}
