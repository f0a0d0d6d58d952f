internal import ArgumentParser
internal import AuthpipeKit

/// Reads the words that are handed on to `check`, as it will read them when nobody watches.
enum ScheduledWords {
  static func parse(_ words: [String], in context: Context) throws -> Check {
    let check: Check
    do {
      check = try Check.parse(words)
    } catch {
      throw UsageError(from: ["check"] + words, or: error)
    }
    try RepeatedOption.refuse(in: ["check"] + words)
    _ = try StoredCheck(check, CheckPlan(check.check, asJSON: check.display.json), context)
    if check.from != nil || check.stdin || check.store != nil || check.apiUrl != nil {
      throw ScheduleFault.unstored
    }
    if check.vault.keyFd != nil { throw ScheduleFault.descriptor }
    try refuseRelative(check)
    return check
  }

  /// A schedule runs elsewhere than where it is made.
  private static func refuseRelative(_ check: Check) throws {
    let files = [
      ("--vault", check.vault.vault), ("--key-file", check.vault.keyFile),
      ("--output", check.check.output),
    ]
    for (option, path) in files {
      guard path?.hasPrefix("/") ?? true else { throw ScheduleFault.relativePath(option) }
    }
    for (option, text) in [
      ("--notify", check.check.notify), ("--key-command", check.vault.keyCommand),
    ] {
      guard let program = try? text.map(CommandWords.init(parsing:))?.words.first else { continue }
      // A bare name is looked for in PATH.
      guard program.hasPrefix("/") || !program.contains("/") else {
        throw ScheduleFault.relativePath(option)
      }
    }
  }
}
