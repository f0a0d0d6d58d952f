internal import Glibc

/// What keeps a program from being run with credentials.
enum RunFault: Error {
  case commandMissing
  case nothingToHand
  case prefixMalformed
  case sameName(String)
  case otherValue(String, TextPlace)
  case zeroInValue(field: String)
  case noMemoryFile(code: Int32)
  case noTerminal(code: Int32)
  case notFound(program: String)
  case notStarted(program: String, code: Int32)
}

extension RunFault {
  /// The fault of a program that could not be started, told apart as a shell does: a name that
  /// leads to nothing, and all else, a script whose interpreter is missing among it.
  static func unstarted(program: String, code: Int32) -> RunFault {
    let isThere = program.contains("/") && access(program, F_OK) == 0
    return code == ENOENT && !isThere
      ? .notFound(program: program) : .notStarted(program: program, code: code)
  }
}

extension Failure {
  init(wording fault: RunFault) {
    switch fault {
    case .commandMissing:
      self.init(
        "command_missing", .usage, "there is no command to run",
        hint: "it follows two dashes: authpipe run CONNECTION -- COMMAND")
    case .nothingToHand:
      self.init(
        "nothing_to_hand", .usage,
        "no connection is named whose credential the command should have",
        hint: "authpipe run CONNECTION -- COMMAND")
    case .prefixMalformed:
      self.init(
        "prefix_malformed", .usage,
        "a prefix is letters, digits and underscores, and does not begin with a digit",
        hint: "authpipe run acme=ACME_ -- COMMAND")
    case .sameName(let name):
      self.init(
        "same_name", .usage, "two values would have the name \(name)",
        hint: "give each connection a prefix of its own: authpipe run one=ONE_ two=TWO_ -- COMMAND")
    case .otherValue(let name, let place):
      self.init(
        "same_name", .usage, "\(place.words) gives \(name) another value than the connection does",
        hint:
          "leave the line out, or give the connection a prefix: authpipe run one=ONE_ -- COMMAND")
    case .zeroInValue(let field):
      self.init(
        "cannot_carry", .badInput,
        "the \(field) holds a zero byte, which no variable can",
        hint: "hand it over in a file: --file \(field)")
    case .noMemoryFile(let code):
      self.init(
        "no_memory_file", .inputOutput,
        "cannot make a file in memory: \(SystemError.text(code))",
        hint: "leave out --fd and --file")
    case .noTerminal(let code):
      self.init(
        "no_terminal_between", .inputOutput,
        "cannot stand between the command and its output: \(SystemError.text(code))",
        hint: "leave out --mask")
    case .notFound(let program):
      self.init(
        "command_not_found", .commandNotFound, "there is no command \(Self.named(program))",
        hint: program.contains("/") ? "check the path" : "check its name and PATH")
    case .notStarted(let program, let code):
      self.init(
        "command_not_started", .commandNotStarted,
        "cannot start \(Self.named(program)): \(SystemError.text(code))",
        hint: "check that it is a program, and that you may run it")
    }
  }

  private static func named(_ program: String) -> String {
    program.isEmpty ? "''" : DisplayText.discreet(program)
  }
}
