internal import AuthpipeVault

extension StoredConnection {
  /// The command that brings it another credential: a merchant agrees anew to the app that gave the
  /// one it has, or somebody makes another API account.
  var renewingCommand: String {
    current.app.map { "authpipe connect bigcommerce \(reference) --oauth --app \($0)" }
      ?? "authpipe rotate \(reference) --from FILE"
  }
}
