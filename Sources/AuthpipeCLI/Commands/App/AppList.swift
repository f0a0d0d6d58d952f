internal import ArgumentParser
internal import AuthpipeVault

struct AppList: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what apps there are, and how many connections each has.",
    discussion: "Purely local, and never a secret.")

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.app-list/1"
    let apps: [AppDescription]
  }

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    var apps: [AppDescription] = []
    var faults: [VaultError] = []
    if try access.exists() {
      try access.read { vault in
        (apps, faults) = ([], [])
        let connections = try AppLookup(vault: vault).connections()
        try vault.forEachApp { result in
          switch result {
          case .success(let app):
            apps.append(try AppDescription(app, in: vault, connections: connections))
          case .failure(let fault): faults.append(fault)
          }
        }
      }
    }
    apps.sort { $0.app < $1.app }
    if display.json {
      try context.output.write(JSONOutput.line(Answer(apps: apps)))
    } else if !apps.isEmpty {
      try context.output.write(AppDescription.table(apps, context))
    } else if faults.isEmpty {
      context.say("there is no app yet; authpipe app add bigcommerce NAME adds one")
    }
    // One damaged record is told of, and hides none of the others.
    for fault in faults { context.report(Failure(wording: fault)) }
    return faults.isEmpty ? .success : .badInput
  }
}
