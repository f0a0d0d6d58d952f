internal import AuthpipeKit
internal import Glibc

/// The check that is to be run: a program, its words, and the variables that it needs.
struct ScheduledCheck {
  /// The first is the whole path of this program.
  let command: [String]
  let variables: [(name: String, value: String)]
  /// Whether it starts programs that the user has named.
  let startsPrograms: Bool

  /// Takes `words` for `check` if that would; a vault that is named by `variables` is in them.
  init(
    program: String?, words: [String], variables: ScheduledVariables, in context: Context
  ) throws {
    guard let program, access(program, X_OK) == 0 else { throw ScheduleFault.programMissing }
    let check = try ScheduledWords.parse(words, in: context)
    let isText = !check.display.json && check.check.format ?? .text == .text
    command = [program, "check"] + (isText ? ["--quiet"] : []) + ["--due"] + words
    self.variables = variables.carried
    startsPrograms =
      check.check.notify != nil || check.vault.keyCommand != nil
      || variables.carried.contains { $0.name == ScheduledVariables.keyCommand }
    for text in command + variables.carried.map(\.value) { try Self.examine(text) }
  }

  private static func examine(_ text: String) throws {
    if text.uppercased().contains(ScheduledVariables.keyPrefix) { throw ScheduleFault.secret }
    // A line break would end a unit's line or a crontab's, and what is invisible would be carried
    // where nobody has seen it.
    guard DisplayText.clean(text) == text, !text.contains("\u{FFFD}") else {
      throw ScheduleFault.unprintable
    }
  }
}
