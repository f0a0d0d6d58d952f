internal import ArgumentParser

/// How a check is reported.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, ndjson, nagios, prometheus

  /// What there is to choose from.
  static let choice =
    "it is one of \(allCases.map(\.rawValue).joined(separator: ", "))"
}
