/// One thing that `doctor` looked at, and what it found.
struct Diagnosis: Encodable {
  /// How much a finding weighs.
  enum Level: String, Encodable {
    /// As it should be.
    case ok
    /// Worth knowing.
    case note
    /// It works, and could one day not.
    case warning
    /// It does not work.
    case error
  }

  /// What was looked at, in a word.
  let check: String
  let level: Level
  let message: String
  /// The one command that mends it, or the one thing to do.
  @Nullable var hint: String?
  /// What a command that meets this ends with.
  let exit: ExitStatus

  private enum CodingKeys: CodingKey {
    case check, level, message, hint
  }

  init(_ check: String, _ level: Level, _ message: String, hint: String? = nil) {
    self.check = check
    self.level = level
    self.message = message
    self.hint = hint
    exit = level == .ok || level == .note ? .success : .no
  }

  /// A failure that a command would end with.
  init(_ check: String, _ failure: Failure) {
    self.check = check
    level = .error
    message = failure.message
    hint = failure.hint
    exit = failure.exit
  }
}
