internal import AuthpipeKit
internal import AuthpipeVault

extension StoredConnection {
  /// The command that brings it another credential: a merchant agrees anew to the app that gave the
  /// one it has, or somebody makes another API account.
  var renewingCommand: String {
    current.app.map { "authpipe connect bigcommerce \(reference) --oauth --app \($0)" }
      ?? "authpipe rotate \(reference) --from FILE"
  }

  /// How it comes to a token with `choice`, in the words of the control panel or developer portal.
  func gaining(_ choice: String) -> String {
    current.app.map {
      "tick \(choice) for the app '\($0)' in the developer portal, add it to what the app asks for (authpipe app add bigcommerce \($0) --replace --scopes SCOPES), then \(renewingCommand)"
    }
      ?? "create an API account with \(choice) at \(ControlPanel.newAccount), then \(renewingCommand)"
  }

  /// What a finding about it means.
  func words(for finding: Finding) -> FindingWords {
    FindingWords(
      finding, renewing: renewingCommand, about: FindingSubject(reference, metadata))
  }
}
