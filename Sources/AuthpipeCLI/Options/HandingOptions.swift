internal import ArgumentParser

/// In what form a credential is handed out, and where to.
///
/// As text: the parser's own looking for types of options is felt in every `get`.
struct HandingOptions: ParsableArguments {
  @Option(
    name: .long,
    help:
      "sh, fish, dotenv, docker, systemd, github, gitlab, kubernetes, json, header or curl-config.",
    completion: .list(HandingFormat.allCases.map(\.rawValue)))
  var format: String?

  @Option(
    name: .long, help: "The names that catalyst, stencil, ruby, node-sample or laravel looks for.",
    completion: .list(Preset.allCases.map(\.rawValue)))
  var preset: String?

  @Option(
    name: .shortAndLong,
    help: "Write to this new file, which nobody else can read, or to standard output as -.",
    completion: .file())
  var output: String?
}
