internal import Glibc

/// The variables that decide which vault a check opens, and with what; never a secret.
struct ScheduledVariables {
  static let vault = "AUTHPIPE_VAULT"
  static let keyFile = "AUTHPIPE_KEY_FILE"
  static let keyCommand = "AUTHPIPE_KEY_COMMAND"
  /// What every key of a vault begins with.
  static let keyPrefix = "AUTHPIPE-KEY-1"

  private static let folders = ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"]
  /// What may be secret: a key, and a proxy's address with the password in it.
  private static let kept = [
    "AUTHPIPE_KEY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
  ]

  /// What a scheduled check is given.
  let carried: [(name: String, value: String)]
  /// The names of what is set here and will not be there.
  let left: [String]

  /// `vault` is the vault's path where an option named it.
  init(of environment: Environment, vault: String?) throws {
    var carried: [(name: String, value: String)] = []
    var left = Self.kept.filter(environment.isSet)
    if let path = vault ?? environment.text(Self.vault) {
      carried.append((Self.vault, try Self.absolute(path)))
    }
    if let path = environment.text(Self.keyFile) {
      // A descriptor ends with the shell that opened it.
      if path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/") {
        left.append(Self.keyFile)
      } else {
        carried.append((Self.keyFile, try Self.absolute(path)))
      }
    }
    if let words = environment.text(Self.keyCommand) { carried.append((Self.keyCommand, words)) }
    for name in Self.folders {
      if let path = environment.text(name), path.hasPrefix("/") { carried.append((name, path)) }
    }
    self.carried = carried
    self.left = left
  }

  private static func absolute(_ path: String) throws -> String {
    guard !path.hasPrefix("/") else { return path }
    guard let folder = getcwd(nil, 0) else {
      throw CommandFault.cannotRead(path: ".", code: errno)
    }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }
}
