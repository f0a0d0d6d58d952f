internal import ArgumentParser

/// Which vault, and what opens it.
struct VaultOptions: ParsableArguments {
  @Option(name: .long, help: "The vault file.", completion: .file())
  var vault: String?

  @Option(name: .long, help: "A file that holds the key.", completion: .file())
  var keyFile: String?

  @Option(name: .long, help: "A descriptor to read the key from.")
  var keyFd: Int32?

  @Option(
    name: .long, help: "A program that prints the key, with its words; no shell reads them.")
  var keyCommand: String?

  /// What was selected with them.
  var selection: VaultSelection {
    VaultSelection(vault: vault, keyFile: keyFile, keyFd: keyFd, keyCommand: keyCommand)
  }
}
