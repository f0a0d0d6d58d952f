internal import AuthpipeVault

extension Context {
  /// Whoever replaces a connection may not know that a rotation of it was under way.
  func sayWhatWent(with replaced: StoredConnection) {
    let versions = ([replaced.metadata.pending].compactMap { $0 } + replaced.metadata.previous)
      .map { "version \($0.number) (\($0.stage))" }
    if let tokens = replaced.metadata.tokens {
      warn(
        "\(MintedToken.words(tokens.count)) minted with the old credential of '\(replaced.reference)' may live on until they end, and nothing can revoke them any more"
      )
    }
    guard !versions.isEmpty else { return }
    warn(
      "what was kept of a rotation of '\(replaced.reference)' went with the old credential: \(versions.joined(separator: ", ")); their API accounts or apps, and the webhooks of those, are still at BigCommerce (\(ControlPanel.link))"
    )
  }
}
