internal import ArgumentParser
internal import AuthpipeKit

/// What a check that no person watches needs besides.
struct CheckOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print nothing when all is well, else one compact block.")
  var quiet = false

  @Flag(
    name: .long,
    help: "Only what is due: new or failing ones every time, long healthy ones once a day.")
  var due = false

  @Option(name: .long, help: "How many are asked about at a time: 1 to 128. Default: 32.")
  var jobs = 32

  @Option(name: .long, help: "The most time for one connection, over all tries. Default: 35s.")
  var timeout: String?

  @Option(name: .long, help: "How often a broken exchange is tried again: 0 to 5. Default: 1.")
  var retries = 1

  @Option(name: .long, help: "Begin at a random moment within this time: 60s.")
  var jitter: String?

  @Option(
    name: .long, help: "How many times in a row a verdict must come before an alert. Default: 1.")
  var confirm = 1

  @Option(
    name: .long, help: "Fail only on these verdicts, separated by commas.",
    completion: .items(of: Verdict.allCases.map(\.name)))
  var failOn: String?

  @Option(
    name: .long, help: "text, json, ndjson, nagios or prometheus. Default: text.",
    completion: .list(CheckFormat.allCases.map(\.rawValue)))
  var format: CheckFormat?

  @Option(
    name: .long, help: "Write the report to this file, which is replaced as a whole.",
    completion: .file())
  var output: String?

  @Option(
    name: .long,
    help: "A program to run when a verdict changed, with its words; no shell reads them.")
  var notify: String?

  @Option(name: .long, help: "An address to tell when a run begins and how it ended.")
  var ping: String?
}
