/// The systemd that runs the user's own units.
enum SystemdUser {
  private static let program = "systemctl"
  /// What it says of itself where it can be asked.
  private static let states = [
    "initializing", "starting", "running", "degraded", "maintenance", "stopping",
  ]

  /// Whether there is one that takes orders.
  static var isAtHand: Bool {
    guard let ending = try? SystemProgram(program, "--user", "is-system-running").run() else {
      return false
    }
    let state = String(decoding: ending.output, as: UTF8.self)
    return states.contains { "\($0)\n" == state }
  }

  static func reload() throws { try order("daemon-reload") }
  static func enable(_ unit: String) throws { try order("enable", "--now", unit) }
  static func disable(_ unit: String) throws { try order("disable", "--now", unit) }
  /// Lets it forget that a unit failed, which it would tell of for as long as it runs.
  static func forget(_ unit: String) throws { try order("reset-failed", unit) }

  private static func order(_ words: String...) throws {
    let ending = try SystemProgram([program, "--user"] + words).run()
    guard ending.status == 0 else {
      throw ScheduleFault.systemdRefused(
        order: words.joined(separator: " "), status: ending.status, words: ending.words)
    }
  }
}
