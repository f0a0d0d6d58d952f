internal import ArgumentParser
package import AuthpipeKit
internal import Glibc

/// From the first word of argv to the command, parsing no more of the tree than that command.
package enum Dispatch {
  /// Runs the command line, with the network for what needs it, in a program that links `libraries`
  /// beyond those of `authpipe`.
  package static func run(
    _ arguments: [String], over network: Network, linking libraries: [LinkedLibrary] = []
  ) -> Int32 {
    finish(arguments) {
      switch arguments.first {
      case "get": try get(arguments, network)
      case "run": try local(Run.self, arguments)
      case "inject": try local(Inject.self, arguments)
      case "list": try local(List.self, arguments)
      case "show": try local(Show.self, arguments)
      case "set": try local(SetCommand.self, arguments)
      case "disconnect": try local(Disconnect.self, arguments)
      case "scopes": try scopes(arguments)
      case "log": try local(Log.self, arguments)
      case "schedule": try schedule(arguments)
      case "verify": try verify(arguments)
      case "app": try app(arguments)
      case "token": try token(arguments, network)
      case "vault": try vault(arguments)
      case "connect": try online(Connect.self, arguments, network)
      case "import": try online(Import.self, arguments, network)
      case "check": try online(Check.self, arguments, network)
      case "rotate": try online(Rotate.self, arguments, network)
      case "doctor": try online(Doctor.self, arguments, network)
      case "api": try online(Api.self, arguments, network)
      case "sandbox": try online(Sandbox.self, arguments, network)
      case "--version" where arguments.count == 1: try version(libraries)
      case ClipboardWatch.word: ClipboardWatch.run(arguments)
      default: try other(arguments)
      }
    }
  }

  /// The form of a command that is called most often knows no more options than it has to.
  private static func get(_ arguments: [String], _ network: Network) throws -> ExitStatus {
    if let plain = PlainGet(arguments.dropFirst()) { return try plain.run(in: Context()) }
    let needsAll = arguments.contains { word in GetValue.unknown.contains { word.hasPrefix($0) } }
    return needsAll
      ? try online(Get.self, arguments, network) : try local(GetValue.self, arguments)
  }

  /// The second word picks the command of a noun.
  private static func vault(_ arguments: [String]) throws -> ExitStatus {
    switch arguments.dropFirst().first {
    case "init": try local(VaultInit.self, arguments, words: 2)
    case "status": try local(VaultStatus.self, arguments, words: 2)
    case "slot": try slot(arguments)
    case "rekey": try local(VaultRekey.self, arguments, words: 2)
    case "backup": try local(VaultBackup.self, arguments, words: 2)
    case "restore": try local(VaultRestore.self, arguments, words: 2)
    case "verify": try local(VaultVerify.self, arguments, words: 2)
    case "unlock": try local(VaultUnlock.self, arguments, words: 2)
    case "lock": try local(VaultLock.self, arguments, words: 2)
    default: try other(arguments)
    }
  }

  /// The catalogue, unless a second word names something else.
  private static func scopes(_ arguments: [String]) throws -> ExitStatus {
    switch arguments.dropFirst().first {
    case "declare": try local(ScopesDeclare.self, arguments, words: 2)
    case let word? where !word.hasPrefix("-"): try other(arguments)
    default: try local(ScopesCommand.self, arguments)
    }
  }

  private static func schedule(_ arguments: [String]) throws -> ExitStatus {
    switch arguments.dropFirst().first {
    case "show": try local(ScheduleShow.self, arguments, words: 2)
    case "install": try local(ScheduleInstall.self, arguments, words: 2)
    case "remove": try local(ScheduleRemove.self, arguments, words: 2)
    default: try other(arguments)
    }
  }

  private static func verify(_ arguments: [String]) throws -> ExitStatus {
    switch arguments.dropFirst().first {
    case "webhook": try local(VerifyWebhook.self, arguments, words: 2)
    case "jwt": try local(VerifyJWT.self, arguments, words: 2)
    default: try other(arguments)
    }
  }

  private static func app(_ arguments: [String]) throws -> ExitStatus {
    switch arguments.dropFirst().first {
    case "add": try local(AppAdd.self, arguments, words: 2)
    case "list": try local(AppList.self, arguments, words: 2)
    case "show": try local(AppShow.self, arguments, words: 2)
    case "remove": try local(AppRemove.self, arguments, words: 2)
    default: try other(arguments)
    }
  }

  /// Prints one, unless a second word names something else: a connection of such a name is written
  /// with its provider.
  private static func token(_ arguments: [String], _ network: Network) throws -> ExitStatus {
    switch arguments.dropFirst().first {
    case "print": try online(TokenPrint.self, arguments, network, words: 2)
    case "list": try local(TokenList.self, arguments, words: 2)
    case "revoke": try online(TokenRevoke.self, arguments, network, words: 2)
    default:
      try PlainToken(arguments.dropFirst()).map { try $0.run(in: Context(), over: network) }
        ?? online(TokenPrint.self, arguments, network)
    }
  }

  private static func slot(_ arguments: [String]) throws -> ExitStatus {
    switch arguments.dropFirst(2).first {
    case "list": try local(VaultSlotList.self, arguments, words: 3)
    case "add": try local(VaultSlotAdd.self, arguments, words: 3)
    case "remove": try local(VaultSlotRemove.self, arguments, words: 3)
    default: try other(arguments)
    }
  }

  private static func local<C: LocalCommand>(
    _: C.Type, _ arguments: [String], words: Int = 1
  ) throws -> ExitStatus {
    let command = try parse(C.self, arguments, words: words)
    return try command.run(in: context(of: command))
  }

  private static func online<C: PerhapsOnlineCommand>(
    _: C.Type, _ arguments: [String], _ network: Network, words: Int = 1
  ) throws -> ExitStatus {
    let command = try parse(C.self, arguments, words: words)
    return try command.run(in: context(of: command), over: network)
  }

  private static func context<C: Command>(of command: C) -> Context {
    Context(interaction: command.interaction, display: command.display)
  }

  private static func parse<C: Command>(
    _: C.Type, _ arguments: [String], words: Int = 1
  ) throws -> C {
    do {
      let command = try C.parse(Array(arguments.dropFirst(words)))
      try RepeatedOption.refuse(in: arguments)
      return command
    } catch let fault as OptionFault {
      throw fault
    } catch {
      // Once more through the whole tree, whose words for help and errors are the ones to use.
      throw UsageError(from: arguments, or: error)
    }
  }

  private static func version(_ further: [LinkedLibrary]) throws -> ExitStatus {
    try Context().output.write(Version.report(with: further) + "\n")
    return .success
  }

  /// Help, completion scripts, and words that are no command.
  private static func other(_ arguments: [String]) throws -> ExitStatus {
    // The parser answers `help NONSENSE` with the general help, as if it had been understood.
    let path = CommandPath(of: arguments.dropFirst(arguments.first == "help" ? 1 : 0))
    if let word = path.unknown {
      throw Failure(unknownCommand: word, among: path.known, after: path.text)
    }
    throw UsageError(from: arguments.isEmpty ? ["--help"] : arguments, or: nil)
  }

  private static func finish(_ arguments: [String], _ body: () throws -> ExitStatus) -> Int32 {
    do {
      return try body().rawValue
    } catch {
      return report(error, arguments)
    }
  }

  private static func asksForJSON(_ arguments: ArraySlice<String>) -> Bool {
    let formats = ["json", "ndjson"]
    return arguments.contains("--json")
      || arguments.contains { word in formats.contains { word == "--format=\($0)" } }
      || zip(arguments, arguments.dropFirst()).contains { option, value in
        option == "--format" && formats.contains(value)
      }
  }

  /// Says what went wrong and returns its exit status.
  static func report(_ error: any Error, _ arguments: [String]) -> Int32 {
    let context = Context()
    if let usage = error as? UsageError {
      if let text = usage.wanted {
        do {
          try context.output.write(text)
          return ExitStatus.success.rawValue
        } catch {
          return report(error, arguments)
        }
      }
      return report(usage.failure, arguments)
    }
    let failure = Failure(wording: error)
    // Whoever reads no more has had what he wanted.
    if case .outputFailed(code: EPIPE)? = error as? ProgramFault { return failure.exit.rawValue }
    FailureOutput(diagnostics: context.diagnostics).write(
      failure, asJSON: asksForJSON(arguments.prefix { $0 != "--" }))
    return failure.exit.rawValue
  }
}
