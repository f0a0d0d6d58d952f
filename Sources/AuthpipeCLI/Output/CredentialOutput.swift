internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Writes the fields of a stored credential to standard output.
struct CredentialOutput {
  /// The fields that users know, secret ones first.
  static let fieldNames = CredentialField.allCases.map(\.name) + ["store_hash", "api_path"]

  let vault: Vault
  let connection: StoredConnection
  let context: Context
  /// Whether it is known to be as new as was asked for; nil where nobody asked.
  var isFresh: Bool?

  /// `name` if it is a field's name; a near one is suggested.
  static func check(_ name: String) throws -> String {
    guard fieldNames.contains(name) else {
      throw CommandFault.unknownField(suggestion: Suggestion.nearest(to: name, among: fieldNames))
    }
    return name
  }

  /// Writes one value, straight from secure memory.
  func writeValue(of name: String, newline: Bool) throws {
    if let open = try openValue(of: name) {
      try context.output.write(newline ? open + "\n" : open)
      return
    }
    guard var secret = try secret(name) else {
      throw CommandFault.fieldAbsent(field: name, connection)
    }
    if newline {
      var line = try SecretBytes(capacity: secret.count + 1)
      secret.withBytes { line.append($0) }
      line.append(UInt8(ascii: "\n"))
      secret = line
    }
    try secret.withBytes { try context.output.write($0) }
  }

  /// Writes the connection and its fields, or the one field that was asked for.
  func writeJSON(only wanted: String?) throws {
    var json = try CredentialJSON(connection, isFresh: isFresh, to: context.output)
    // Everything is opened before the first byte is written: an answer is whole or is not.
    if let wanted, try openValue(of: wanted) == nil, try secret(wanted) == nil {
      throw CommandFault.fieldAbsent(field: wanted, connection)
    }
    for name in Self.fieldNames where wanted == nil || wanted == name { _ = try secret(name) }
    try json.begin()
    for name in ["store_hash", "api_path"] + Self.fieldNames.dropLast(2)
    where wanted == nil || wanted == name {
      if let open = try openValue(of: name) {
        try json.add(name, open)
      } else if let secret = try secret(name) {
        try json.add(name, secret)
      }
    }
    try json.end()
  }

  /// The value of a field, or nil where the connection has none.
  func value(of name: String) throws -> SecretBytes? {
    if let open = try openValue(of: name) { return try SecretBytes(text: open) }
    return try secret(name)
  }

  private func secret(_ name: String) throws -> SecretBytes? {
    guard let field = CredentialField(name: name) else { return nil }
    let secret = try vault.secret(field, of: connection)
    // Every version has a token: one that is gone was deleted by somebody else.
    if secret == nil, field == .accessToken { throw VaultError.alteredRows(part: .record) }
    return secret
  }

  /// The value of a field that is no secret.
  private func openValue(of name: String) throws -> String? {
    switch name {
    case "store_hash": connection.metadata.storeHash
    case "api_path": connection.metadata.apiPath
    default: nil
    }
  }
}
