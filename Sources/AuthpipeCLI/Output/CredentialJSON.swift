internal import AuthpipeKit
internal import AuthpipeVault

/// The JSON of `get --json`, with its secrets written from secure memory to the descriptor.
struct CredentialJSON {
  private struct Head: Encodable {
    let schema = "authpipe.credential/1"
    let connection: String
    let provider: String
    let tenant: String
    let user: String
    let version: UInt64
    let verdict: String
    @Nullable var checkedAt: String?
    @Nullable var lastAttempt: VerdictJSON?
    @Nullable var fresh: Bool?
  }

  private let output: StandardStream
  private let head: String
  private var isFirst = true

  init(
    _ connection: StoredConnection, isFresh: Bool?, to output: StandardStream
  ) throws {
    self.output = output
    let line = try JSONOutput.line(
      Head(
        connection: connection.reference.description, provider: connection.reference.provider,
        tenant: connection.reference.tenant, user: connection.reference.user,
        version: connection.current.number,
        verdict: (connection.known?.verdict ?? .unverified).name,
        checkedAt: connection.known.map { Moment(seconds: $0.askedAt).rfc3339 },
        lastAttempt: connection.lastAttempt.map(VerdictJSON.init), fresh: isFresh))
    // The fields go where the object ends, so that no secret passes through the encoder.
    head = String(line.dropLast(2)) + ",\"fields\":{"
  }

  func begin() throws { try output.write(head) }

  mutating func add(_ name: String, _ value: borrowing SecretBytes) throws {
    try output.write("\(isFirst ? "" : ",")\"\(name)\":\"")
    isFirst = false
    let escaped = try value.jsonEscaped()
    try escaped.withBytes { try output.write($0) }
    try output.write("\"")
  }

  mutating func add(_ name: String, _ value: String) throws {
    try add(name, Array(value.utf8).withBytes { try SecretBytes(copying: $0) })
  }

  func end() throws { try output.write("}}\n") }

  /// Ends the fields, and begins a list of versions.
  func beginVersions() throws { try output.write("},\"versions\":[") }

  /// Begins a version's own fields.
  mutating func begin(_ version: CredentialVersion, isFirst: Bool) throws {
    self.isFirst = true
    try output.write(
      "\(isFirst ? "" : ",")"
        + "{\"version\":\(version.number),\"stage\":\"\(version.stage.rawValue)\",\"fields\":{")
  }

  func endVersion() throws { try output.write("}}") }

  func endVersions() throws { try output.write("]}\n") }
}

extension SecretBytes {
  /// The bytes as the inside of a JSON string (RFC 8259 section 7).
  borrowing func jsonEscaped() throws -> SecretBytes {
    let digits = Array("0123456789abcdef".utf8)
    var escaped = try SecretBytes(capacity: 6 * count)
    withBytes { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          escaped.append(UInt8(ascii: "\\"))
          escaped.append(byte)
        case 0..<0x20, 0x7f:
          for unit in "\\u00".utf8 { escaped.append(unit) }
          escaped.append(digits[Int(byte >> 4)])
          escaped.append(digits[Int(byte & 15)])
        default: escaped.append(byte)
        }
      }
    }
    return escaped
  }
}
