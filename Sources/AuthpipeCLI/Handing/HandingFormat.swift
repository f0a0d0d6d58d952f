internal import AuthpipeKit

/// How names and values are written for those who read them.
enum HandingFormat: String, CaseIterable {
  case sh, fish, dotenv, docker, systemd, github, gitlab, kubernetes, json, header
  case curlConfig = "curl-config"

  init(parsing name: String) throws {
    guard let format = Self(rawValue: name) else {
      throw HandingFault.unknownFormat(
        suggestion: Suggestion.nearest(to: name, among: Self.allCases.map(\.rawValue)))
    }
    self = format
  }

  /// Whether it is a token for one request, in which names of variables have no place.
  var isRequest: Bool { self == .header || self == .curlConfig }

  /// Appends `values`, or throws before anything that could be read as another value is appended.
  func append(_ values: [HandedValue], to text: inout SecretText) throws {
    if self == .json { return try JSONNames.append(values, to: &text) }
    for value in values {
      if let reason = fault(in: value.value.bytes) {
        throw HandingFault.cannotCarry(field: value.field, self, reason)
      }
      try append(value, to: &text)
      try text.append("\n")
    }
    if self == .curlConfig { try text.append("header = \"Accept: application/json\"\n") }
  }

  /// Appends what takes `names` out of a shell: another connection's values would stay beside these
  /// and be taken for theirs.
  func append(without names: [String], to text: inout SecretText) throws {
    for name in names {
      switch self {
      case .sh: try text.append("unset \(name)\n")
      case .fish: try text.append("set -e \(name)\n")
      default: return
      }
    }
  }

  private func append(_ value: HandedValue, to text: inout SecretText) throws {
    let name = value.name
    let secret = value.value
    switch self {
    case .sh:
      try text.append("export \(name)='")
      try text.append(secret.bytes) { $0 == UInt8(ascii: "'") ? "'\\''" : nil }
      try text.append("'")
    case .fish:
      try text.append("set -gx \(name) '")
      try text.append(secret.bytes) { Self.backslashed($0, among: "'\\") }
      try text.append("'")
    case .dotenv:
      try text.append("\(name)=")
      try DotenvValue.append(secret.bytes, to: &text)
    case .docker, .gitlab:
      try text.append("\(name)=")
      try text.append(secret.bytes)
    case .systemd:
      try text.append("\(name)=\"")
      try text.append(secret.bytes) { Self.backslashed($0, among: "\"\\$`") }
      try text.append("\"")
    case .github:
      let delimiter = try GitHubVariables.delimiter()
      try text.append("\(name)<<\(delimiter)\n")
      try text.append(secret.bytes)
      try text.append("\n\(delimiter)")
    case .header:
      try text.append("X-Auth-Token: ")
      try text.append(secret.bytes)
    case .curlConfig:
      try text.append("header = \"X-Auth-Token: ")
      try text.append(secret.bytes) { Self.backslashed($0, among: "\"\\") }
      try text.append("\"")
    case .json, .kubernetes: break
    }
  }

  private static func backslashed(_ byte: UInt8, among special: StaticString) -> String? {
    special.withUTF8Buffer { $0.contains(byte) } ? "\\\(Character(UnicodeScalar(byte)))" : nil
  }
}
