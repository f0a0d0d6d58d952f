internal import ArgumentParser
internal import AuthpipeVault

struct VaultBackup: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the vault into a new file, verified by opening it.",
    discussion: """
      The copy is sealed as the vault is, and opens with the same keys and passphrases; none of \
      them is in it. Keep a key apart from it.
      """)

  @Argument(help: "The file to make; there must be none of that name.", completion: .file())
  var file: String

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-backup/1"
    let backup: String
    let contents: VerificationJSON
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    let verification = try access.open(for: .reading).backUp(to: file)
    let report = VerificationReport(verification)
    context.say("backed up \(DisplayText.clean(try access.path())) to \(DisplayText.clean(file))")
    if display.json {
      try context.output.write(
        JSONOutput.line(Answer(backup: file, contents: VerificationJSON(verification))))
    } else {
      try context.output.write(report.text)
    }
    if !verification.isWhole {
      context.warn("the vault is damaged, and so is its copy: it holds what could be copied")
    }
    return report.exit
  }
}
