internal import ArgumentParser

/// How a check is reported.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, ndjson, nagios, prometheus
}
