internal import ArgumentParser

/// Whether questions may be asked.
struct InteractionOptions: ParsableArguments {
  @Flag(name: .long, help: "Never ask anything; fail at once where input is needed.")
  var noInput = false

  /// The options of a command that parsed them itself.
  static func only(noInput: Bool) -> InteractionOptions {
    var options = InteractionOptions()
    options.noInput = noInput
    return options
  }
}
