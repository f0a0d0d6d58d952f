/// A JSON text, read with a limit on nesting, so that no answer can exhaust the stack.
///
/// Foundation's decoder would bring its conformances into an executable whose start-up is a scan
/// of them.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// A number; no answer that is read here needs its value.
  case number
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads `bytes`, or gives nil for what is not JSON in UTF-8 or is nested too deeply.
  init?(parsing bytes: [UInt8]) {
    let value = bytes.withUnsafeBufferPointer { buffer -> JSONValue? in
      var reader = JSONReader(buffer)
      return try? reader.readDocument()
    }
    guard let value else { return nil }
    self = value
  }

  /// The member of that name, if this is an object that has it.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, if this is a string.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value, if this is one.
  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
