package import ArgumentParser

/// The command tree.
package struct Authpipe: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "authpipe",
    abstract: "Keep, check, hand out and rotate BigCommerce credentials.",
    discussion: """
      Credentials are stored encrypted in one local file. Secrets are never arguments: they come \
      from a prompt, a file, or standard input.

      Exit status: 0 done or healthy; 1 the answer is no; 2 the credential does not serve its \
      store; 3 BigCommerce said nothing; 64 and up, trouble (authpipe(1) lists them).
      """,
    version: Version.report(),
    subcommands: [
      Connect.self, AppCommand.self,
      Import.self, List.self, Show.self, Get.self, Run.self, Inject.self, Api.self,
      Check.self, Rotate.self,
      SetCommand.self,
      VerifyCommand.self, Disconnect.self, ScopesCommand.self, TokenCommand.self,
      ScheduleCommand.self, Log.self,
      Doctor.self,
      VaultCommand.self, Sandbox.self,
    ])

  package init() {}
}
