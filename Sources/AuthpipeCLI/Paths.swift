/// Where things are, by the XDG base directories; on every system.
struct Paths {
  let environment: Environment

  /// The vault: `AUTHPIPE_VAULT`, or `$XDG_DATA_HOME/authpipe/vault.sqlite`.
  func vault() throws -> String {
    try environment.text("AUTHPIPE_VAULT")
      ?? base("XDG_DATA_HOME", orUnderHome: ".local/share") + "/authpipe/vault.sqlite"
  }

  /// The default key file.
  func keyFile() throws -> String {
    try base("XDG_CONFIG_HOME", orUnderHome: ".config") + "/authpipe/key"
  }

  /// The folder of the user's own systemd units.
  func systemdUnits() throws -> String {
    try base("XDG_CONFIG_HOME", orUnderHome: ".config") + "/systemd/user"
  }

  /// The folder with the newest generation seen of each vault; nil where there is no home.
  func stateDirectory() -> String? {
    (try? base("XDG_STATE_HOME", orUnderHome: ".local/state")).map { $0 + "/authpipe" }
  }

  private func base(_ name: String, orUnderHome folder: String) throws -> String {
    // The XDG rules: a path that is not absolute is ignored.
    if let path = environment.text(name), path.hasPrefix("/") { return path }
    guard let home = environment.text("HOME"), home.hasPrefix("/") else {
      throw ProgramFault.noHome
    }
    return "\(home)/\(folder)"
  }
}
