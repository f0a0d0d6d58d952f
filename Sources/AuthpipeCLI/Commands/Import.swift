internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Import: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Store many credentials at once, the plan first.",
    discussion: """
      Reads the control panel's files, .env files and JSON (one object, a list of them, or one a \
      line); of a folder, what lies in it. Says which becomes which connection, asks, and stores \
      those that BigCommerce accepts. What is stored already is passed over, and a bad one keeps \
      none of the others from being stored.
      """)

  @Argument(help: "The files and folders to read.", completion: .file())
  var paths: [String]

  @Option(
    name: .long,
    help:
      "Where names come from that JSON does not give: store (its hash) or file. Default: store.",
    completion: .list(ImportNames.allCases.map(\.rawValue)))
  var nameFrom = ImportNames.store

  @Flag(name: .long, help: "Show the plan and store nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Do not ask whether the plan is meant.")
  var yes = false

  @Flag(name: .long, help: "Store them without asking BigCommerce.")
  var offline = false

  @Option(name: .long, help: "How many are asked about at a time: 1 to 128. Default: 32.")
  var jobs = 32

  @Flag(
    name: .long, help: "Delete each file once everything in it is stored. Default: ask.")
  var deleteSource = false

  @Option(name: .long, help: "A sandbox on this machine, as http://127.0.0.1:PORT.")
  var apiUrl: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    guard !offline, !dryRun else { return try Importing(self, in: context).run() }
    let online = try network.start()
    return try Network.wait {
      try await Importing(self, in: context).run(through: online.makeTransport())
    }
  }
}
