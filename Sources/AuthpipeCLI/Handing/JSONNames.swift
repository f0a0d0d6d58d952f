internal import AuthpipeKit

/// One JSON object with a key for each name, and nothing else in it.
enum JSONNames {
  static func append(_ values: [HandedValue], to text: inout SecretText) throws {
    try text.append("{")
    for (index, value) in values.enumerated() {
      try text.append("\(index == 0 ? "" : ",")\"\(value.name)\":\"")
      try text.append(value.value.bytes.jsonEscaped())
      try text.append("\"")
    }
    try text.append("}\n")
  }
}
