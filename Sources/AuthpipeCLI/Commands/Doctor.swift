internal import ArgumentParser
internal import AuthpipeVault

struct Doctor: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong here, and the command that mends it.",
    discussion: """
      Looks at the programs, the environment, the vault's folder, file, keys and contents, and asks \
      BigCommerce for its time. Works when everything else is broken. Exit status 0 when nothing \
      is wrong; 1 when something could be; else what a command that meets it ends with.
      """)

  @Flag(name: .long, help: "Ask nobody else.")
  var offline = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    var fault = OnlineProgram.fault()
    var online: OnlineServices?
    if !offline, fault == nil {
      do { online = try network.start() } catch let late as ProgramFault { fault = late }
    }
    let found = examine(in: context, online: fault)
    // Where the program with the network code does not even start, the rest is told all the same.
    guard let online else { return try report(found.diagnoses, to: context) }
    return try Network.wait { try await compareClocks(found, in: context, online: online) }
  }

  private func compareClocks(
    _ found: (diagnoses: [Diagnosis], vault: Vault?), in context: Context, online: OnlineServices
  ) async throws -> ExitStatus {
    var (diagnoses, vault) = found
    if let vault {
      let clock = ClockExamination(vault: vault, context: context, online: online)
      if let diagnosis = await clock.diagnosis() { diagnoses.append(diagnosis) }
    } else if (try? VaultAccess(context: context, options: self.vault).exists()) == true {
      diagnoses.append(
        Diagnosis("clock", .note, "not compared: asking BigCommerce needs a token from the vault"))
    }
    return try report(diagnoses, to: context)
  }

  private func examine(
    in context: Context, online fault: ProgramFault?
  ) -> (diagnoses: [Diagnosis], vault: Vault?) {
    let access = VaultAccess(context: context, options: vault)
    var found = ProgramExamination(onlineFault: fault).diagnoses
    found += EnvironmentExamination(environment: context.environment).diagnoses
    if let path = try? access.path() { found += FolderExamination(vault: path).diagnoses }
    let (diagnoses, vault) = VaultExamination(access: access, context: context).examine()
    found += diagnoses
    if let vault { found += ContentExamination(vault: vault, now: context.now).diagnoses }
    return (found, vault)
  }

  private func report(_ diagnoses: [Diagnosis], to context: Context) throws -> ExitStatus {
    let report = DoctorReport(diagnoses)
    try context.output.write(
      display.json ? JSONOutput.line(report) : report.text(context))
    return report.exit
  }
}
