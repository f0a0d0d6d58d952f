internal import ArgumentParser

/// How an answer is written.
struct DisplayOptions: ParsableArguments {
  @Flag(name: .long, help: "Write JSON for programs, errors too.")
  var json = false

  @Flag(name: .long, help: "Write without colour.")
  var noColor = false

  /// The options of a command that parsed them itself.
  static func only(json: Bool, noColor: Bool) -> DisplayOptions {
    var options = DisplayOptions()
    (options.json, options.noColor) = (json, noColor)
    return options
  }
}
