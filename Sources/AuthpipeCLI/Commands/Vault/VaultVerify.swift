internal import ArgumentParser
internal import AuthpipeVault

struct VaultVerify: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Look at everything in the vault: every seal, every head, the audit trail.",
    discussion: """
      Tells each thing that is damaged or altered, and goes on with the rest. Exit status 65 when \
      there is one. Nothing is written.
      """)

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-verify/1"
    let vault: String
    let contents: VerificationJSON
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    let verification = try access.open(for: .reading).verify()
    let report = VerificationReport(verification)
    if display.json {
      try context.output.write(
        JSONOutput.line(
          Answer(vault: access.path(), contents: VerificationJSON(verification))))
    } else {
      try context.output.write(report.text)
    }
    if !verification.isWhole {
      context.report(Failure(damagedVault: verification.damage))
    }
    return report.exit
  }
}
