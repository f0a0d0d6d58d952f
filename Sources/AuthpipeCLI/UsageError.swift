internal import ArgumentParser

/// What came of a command line that is not one command to run: a text that was asked for, or
/// a failure.
struct UsageError: Error {
  /// Help, the version or a completion script, when that was asked for.
  let wanted: String?
  let failure: Failure

  /// Reads the parser's answer for `arguments`; `original` is what the command alone answered.
  init(from arguments: [String], or original: (any Error)?) {
    var cause = original
    do {
      // Help comes as a command whose run() throws the text; ours are never run this way.
      var parsed = try Authpipe.parseAsRoot(arguments)
      try parsed.run()
    } catch {
      cause = error
    }
    guard let cause else {
      wanted = Authpipe.helpMessage()
      failure = Failure("usage", .usage, "no command was given")
      return
    }
    if Authpipe.exitCode(for: cause) == .success {
      let answer = Authpipe.fullMessage(for: cause)
      let isScript = arguments.first?.hasPrefix("--generate-completion-script") == true
      let text = isScript ? CompletionScript.mended(answer) : answer
      wanted = text.hasSuffix("\n") ? text : text + "\n"
    } else {
      wanted = nil
    }
    var failure =
      cause as? Failure
      ?? Failure(usage: Authpipe.message(for: cause), command: CommandPath(of: arguments).text)
    if arguments.first?.hasPrefix("-") == true {
      failure.hint = "options go after the command, as in authpipe list --json"
    }
    self.failure = failure
  }
}
