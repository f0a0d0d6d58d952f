internal import AuthpipeKit
internal import Glibc

/// What a command is handed: where words go, what it may ask, what time it is.
///
/// A command reaches for nothing else, and pays only for what it calls.
package struct Context {
  let environment = Environment()
  private(set) var output = StandardStream(descriptor: STDOUT_FILENO)
  let diagnostics = StandardStream(descriptor: STDERR_FILENO)
  let display: Display
  private let isSilent: Bool

  /// How answers are wanted.
  struct Display {
    var json = false
    var noColor = false
  }

  /// What it is without an option: making options to find that out costs more than reading a vault.
  init() {
    display = Display()
    isSilent = false
  }

  /// Options that nobody parsed cannot be read: without `display` it is as without an option.
  init(interaction: InteractionOptions, display: DisplayOptions? = nil) {
    isSilent = interaction.noInput
    self.display = display.map { Display(json: $0.json, noColor: $0.noColor) } ?? Display()
  }

  /// The same for what ends up in a file: nothing in it is coloured, or relative to now. What is
  /// written to its output goes nowhere.
  var forFile: Context { writing(to: StandardStream(descriptor: -1)) }

  /// The same with another place for the answer.
  func writing(to output: StandardStream) -> Context {
    var context = self
    context.output = output
    return context
  }

  /// Seconds since 1970.
  var now: Int64 { Int64(Glibc.time(nil)) }

  /// Whether questions are allowed: not with `--no-input`, and not in CI, where nobody answers.
  var mayPrompt: Bool { !isSilent && !environment.isOn("CI") }

  /// Says something to the person, on standard error.
  func say(_ words: String) {
    diagnostics.writeBestEffort("authpipe: \(words)\n")
  }

  /// Tells of a failure that does not end the command.
  func report(_ failure: Failure) {
    FailureOutput(diagnostics: diagnostics).write(failure, asJSON: display.json)
  }

  /// Warns of something that is no failure.
  func warn(_ words: String) {
    diagnostics.writeBestEffort("authpipe: warning: \(words)\n")
  }
}
