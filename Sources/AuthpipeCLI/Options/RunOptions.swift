internal import ArgumentParser

/// What a program is handed, and how.
struct RunOptions: ParsableArguments {
  @Option(
    name: .long, help: "Only these fields, separated by commas. Repeatable.",
    completion: .items(of: CredentialOutput.fieldNames))
  var only: [String] = []

  @Option(name: .long, help: "What is put before each variable's name.")
  var prefix: String?

  @Option(
    name: .long, help: "The names that catalyst, ruby, node-sample or laravel looks for.",
    completion: .list(Preset.allCases.filter { $0 != .stencil }.map(\.rawValue)))
  var preset: String?

  @Flag(name: .long, help: "Hand on no variables but these and what every program needs.")
  var clean = false

  @Option(
    name: .long, help: "Hand a field over as an open descriptor, from 3 on. Repeatable.",
    completion: .list(CredentialOutput.fieldNames))
  var fd: [String] = []

  @Option(
    name: .long, help: "Hand a field over as a file that is in memory. Repeatable.",
    completion: .list(CredentialOutput.fieldNames))
  var file: [String] = []

  @Option(
    name: .long,
    help: "A file of variables, in which authpipe:// references are filled. Repeatable.",
    completion: .file())
  var envFile: [String] = []

  @Flag(name: .long, help: "Show what secrets are called in place of them in the program's output.")
  var mask = false

  @Flag(name: .long, help: "Run it even when BigCommerce is known to have refused the token.")
  var allowUnhealthy = false

  /// The first of the options that are given and say something about connections alone.
  var aboutConnections: String? {
    let options = [
      ("--only", !only.isEmpty), ("--prefix", prefix != nil), ("--preset", preset != nil),
      ("--fd", !fd.isEmpty), ("--file", !file.isEmpty),
    ]
    return options.first(where: \.1)?.0
  }
}
