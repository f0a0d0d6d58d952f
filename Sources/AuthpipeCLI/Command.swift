internal import ArgumentParser

/// What every command has.
protocol Command: ParsableCommand {
  /// The options that decide how errors and questions look.
  var interaction: InteractionOptions { get }
  var display: DisplayOptions { get }
}

/// A command that needs no network.
protocol LocalCommand: Command {
  /// Does the work with what it is handed and returns the exit status.
  func run(in context: Context) throws -> ExitStatus
}

/// A command that sees by itself whether it needs the network.
protocol PerhapsOnlineCommand: Command {
  /// Does the work, with the network within reach.
  func run(in context: Context, over network: Network) throws -> ExitStatus
}

/// A command that needs the network.
protocol OnlineCommand: PerhapsOnlineCommand {
  /// Does the work with the network at hand.
  func run(in context: Context, online: OnlineServices) async throws -> ExitStatus
}

extension OnlineCommand {
  func run(in context: Context, over network: Network) throws -> ExitStatus {
    let online = try network.start()
    return try Network.wait { try await run(in: context, online: online) }
  }
}
