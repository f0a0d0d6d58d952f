internal import AuthpipeKit
internal import AuthpipeVault

/// Writes a credential in several versions: while receivers of signed webhooks change from one
/// secret to the next, either must do.
struct VersionedOutput {
  let vault: Vault
  let connection: StoredConnection
  let stages: Swift.Set<CredentialVersion.Stage>
  /// Whether it is known to be as new as was asked for; nil where nobody asked.
  let isFresh: Bool?

  /// Reads the list of versions that a user typed.
  static func stages(parsing list: String) throws -> Swift.Set<CredentialVersion.Stage> {
    let stages = list.split(separator: ",").map { word -> CredentialVersion.Stage? in
      switch word {
      case "current": .current
      case "previous": .previous
      default: nil
      }
    }
    guard !stages.isEmpty, !stages.contains(nil) else { throw OptionFault.versionsUnknown }
    return Swift.Set(stages.compactMap(\.self))
  }

  /// The current version first, then the one that was replaced last.
  private var versions: [CredentialVersion] {
    (stages.contains(.current) ? [connection.current] : [])
      + (stages.contains(.previous) ? connection.metadata.previous : [])
  }

  /// Writes one field, the token unless another is named, a line each; or everything as JSON.
  func write(only wanted: String?, asJSON: Bool, in context: Context) throws {
    guard !versions.isEmpty else { throw RotationFault.nothingPrevious(connection.reference) }
    guard !asJSON else { return try writeJSON(only: wanted, in: context) }
    let name = wanted ?? CredentialField.accessToken.name
    guard let field = CredentialField(name: name) else {
      throw OptionFault.conflictingOptions("--versions", name)
    }
    var text = try SecretText()
    var count = 0
    for version in versions {
      guard let value = try secret(field, of: version) else {
        // Who reads the first line takes it for the current one's.
        guard version != connection.current else {
          throw CommandFault.fieldAbsent(field: name, connection)
        }
        continue
      }
      count += 1
      try value.withBytes { try text.append($0) }
      try text.append("\n")
    }
    guard count > 0 else { throw CommandFault.fieldAbsent(field: name, connection) }
    try text.withBytes { try context.output.write($0) }
  }

  private func writeJSON(only wanted: String?, in context: Context) throws {
    let fields = CredentialField.allCases.filter { wanted == nil || $0.name == wanted }
    guard !fields.isEmpty else { throw OptionFault.conflictingOptions("--versions", wanted ?? "") }
    // Everything is opened before the first byte is written: an answer is whole or is not.
    for version in versions { for field in fields { _ = try secret(field, of: version) } }
    var json = try CredentialJSON(connection, isFresh: isFresh, to: context.output)
    try json.begin()
    if stages.contains(.current) { try add(fields, of: connection.current, to: &json) }
    try json.beginVersions()
    for (index, version) in versions.enumerated() {
      try json.begin(version, isFirst: index == 0)
      try add(fields, of: version, to: &json)
      try json.endVersion()
    }
    try json.endVersions()
  }

  private func add(
    _ fields: [CredentialField], of version: CredentialVersion, to json: inout CredentialJSON
  ) throws {
    for field in fields {
      if let value = try secret(field, of: version) { try json.add(field.name, value) }
    }
  }

  private func secret(
    _ field: CredentialField, of version: CredentialVersion
  ) throws -> SecretBytes? {
    let secret = try vault.secret(field, of: connection, version: version.number)
    if secret == nil, field == .accessToken { throw VaultError.alteredRows(part: .record) }
    return secret
  }
}
