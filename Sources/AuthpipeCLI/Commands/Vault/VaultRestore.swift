internal import ArgumentParser
internal import AuthpipeVault
internal import Glibc

struct VaultRestore: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the vault.",
    discussion: """
      The backup is opened, with a key or passphrase of its own, and verified first. What was \
      there is kept beside the vault, and its name told.
      """)

  @Argument(help: "The backup.", completion: .file())
  var file: String

  @Flag(name: .long, help: "Only open and verify the backup.")
  var verifyOnly = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-restore/1"
    let restored: Bool
    let vault: String
    @Nullable var kept: String?
    let contents: VerificationJSON
  }

  func run(in context: Context) throws -> ExitStatus {
    let target = VaultAccess(context: context, options: vault)
    var options = vault
    options.vault = file
    // "No vault, connect makes one" would not be what is meant.
    guard access(file, F_OK) == 0 else { throw CommandFault.cannotRead(path: file, code: errno) }
    let backup: Vault
    do {
      backup = try VaultAccess(
        context: context, options: options, usesKeyring: false, isBackup: true
      )
      .open(for: .reading)
    } catch let fault as VaultError {
      throw Failure(wordingBackup: fault)
    }
    let verification = try backup.verify()
    let report = VerificationReport(verification)
    guard !verifyOnly, verification.isWhole else {
      try write(verification, kept: nil, restored: false, to: target, in: context)
      if !verification.isWhole {
        context.report(Failure(damagedBackup: verification.damage.count))
      }
      return report.exit
    }
    let kept = try target.nameBeside(at: context.now)
    let isKept = try backup.restore(
      to: target.path(), keepingOldAs: kept, stateDirectory: target.stateDirectory(),
      at: context.now)
    context.say("restored \(DisplayText.clean(try target.path())) from \(DisplayText.clean(file))")
    if isKept { context.say("what was there is kept at \(DisplayText.clean(kept))") }
    try write(verification, kept: isKept ? kept : nil, restored: true, to: target, in: context)
    return .success
  }

  private func write(
    _ verification: VaultVerification, kept: String?, restored: Bool, to target: VaultAccess,
    in context: Context
  ) throws {
    try context.output.write(
      context.display.json
        ? JSONOutput.line(
          Answer(
            restored: restored, vault: target.path(), kept: kept,
            contents: VerificationJSON(verification)))
        : VerificationReport(verification).text)
  }
}
