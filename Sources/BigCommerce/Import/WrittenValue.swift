internal import AuthpipeKit

/// A value where it lies in a file, as it is written there.
struct WrittenValue {
  typealias Bytes = Slice<UnsafeRawBufferPointer>

  /// What has to be undone to have the value.
  enum Form {
    case plain, json
    case variable(DotenvText.Quote)
  }

  let bytes: Bytes
  let form: Form
  /// How a person finds it: a label, or a name with its line.
  let place: String

  /// Whether it is of the control panel's file.
  var isLabelled: Bool {
    if case .plain = form { true } else { false }
  }

  /// The value itself, in secure memory.
  func secret() throws -> SecretBytes {
    var secret = try SecretBytes(capacity: bytes.count)
    switch form {
    case .plain: secret.append(UnsafeRawBufferPointer(rebasing: bytes))
    case .json: try JSONText.unescape(bytes) { secret.append($0) }
    case .variable(let quote): DotenvText.unescape(bytes, quote) { secret.append($0) }
    }
    return secret
  }

  /// Whether it stands for a value that is elsewhere. Nothing is looked up or run for it, and what
  /// stands there is no token.
  var isReference: Bool {
    if bytes.starts(with: "authpipe://".utf8) { return true }
    guard case .variable(let quote) = form else { return false }
    var before: UInt8 = 0
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      let expands =
        next == UInt8(ascii: "{") || (next == UInt8(ascii: "(") && quote != .single)
      if byte == UInt8(ascii: "$"), expands, before != UInt8(ascii: "\\") { return true }
      before = byte
    }
    return false
  }
}
