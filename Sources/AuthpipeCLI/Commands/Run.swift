internal import ArgumentParser
internal import AuthpipeKit

struct Run: LocalCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a program with credentials in its environment.",
    usage: "authpipe run CONNECTION[=PREFIX] ... [OPTIONS] -- COMMAND ...",
    discussion: """
      Replaces itself by the program, whose process, signals, terminal and exit status are its own. \
      Refuses with exit status 2 when BigCommerce is known to have refused a token.
      """)

  @Argument(
    help: ArgumentHelp(
      "The connections, each as CONNECTION or CONNECTION=PREFIX; after --, the program and its words.",
      valueName: "connections"), completion: .connection)
  var words: [String] = []

  @OptionGroup var options: RunOptions
  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    guard let command = CommandLineTail() else { throw RunFault.commandMissing }
    let connections = Array(words.dropLast(command.count))
    if connections.isEmpty {
      guard !options.envFile.isEmpty else { throw RunFault.nothingToHand }
      if let option = options.aboutConnections { throw OptionFault.needs(option, "a connection") }
    }
    let plan = try RunPlan(options, connections: connections)
    var file = VariableFile()
    for path in options.envFile {
      try file.add(TemplateInput.read(path), of: TemplateInput.name(of: path))
    }
    let hand = try gather(plan, file, in: context)
    guard options.mask else { try hand.become(command) }
    let run = try MaskedRun(command, hand, hiding: hand.patterns)
    try ProgramEnd(run.untilEnd(named: command.program)).take()
  }

  /// Everything, before anything is run; the vault is closed again by then.
  private func gather(
    _ plan: RunPlan, _ file: VariableFile, in context: Context
  ) throws -> ProgramHand {
    var hand = ProgramHand(isClean: options.clean, without: plan.managedNames)
    let handingOut = HandingOut(
      access: VaultAccess(context: context, options: vault), context: context,
      allowsUnhealthy: options.allowUnhealthy)
    for (reference, prefix) in plan.connections {
      try handingOut.lend(reference, fields: plan.fields) { connection, vault in
        try plan.read(connection, prefix: prefix, from: vault, into: &hand, in: context)
      }
    }
    try hand.add(file, ReferenceLookup(handingOut: handingOut).values(of: file.references))
    return hand
  }
}
