internal import ArgumentParser

/// A command that needs no network.
protocol LocalCommand: ParsableCommand {
  /// The options that decide how errors and questions look.
  var interaction: InteractionOptions { get }
  var display: DisplayOptions { get }

  /// Does the work with what it is handed and returns the exit status.
  func run(in context: Context) throws -> ExitStatus
}

/// A command that needs the network, at least the way it was called.
protocol OnlineCommand: LocalCommand {
  /// Whether this call needs the network.
  var needsNetwork: Bool { get }

  /// Does the work with the network at hand.
  func run(in context: Context, online: OnlineServices) async throws -> ExitStatus
}

extension OnlineCommand {
  var needsNetwork: Bool { true }

  func run(in context: Context) throws -> ExitStatus { try Handoff.replaceProcess() }
}
