internal import FoundationEssentials

/// Versioned JSON on one line, with its keys in order, for programs.
enum JSONOutput {
  static func line<Value: Encodable>(_ value: Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return DisplayText.escapedForJSON(String(decoding: try encoder.encode(value), as: UTF8.self))
      + "\n"
  }
}
