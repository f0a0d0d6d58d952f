internal import AuthpipeKit
internal import AuthpipeVault

/// What `get` was asked for: one value, all of them as JSON, or some in the form of another program.
struct Getting {
  let reference: ConnectionReference
  let field: String?
  let isJSON: Bool
  let endsLine: Bool
  /// Whether it goes to the clipboard and not to standard output.
  var clips = false
  let allowsUnhealthy: Bool
  var form: HandingForm?
  /// The file to write to in place of standard output.
  var file: String?
  /// The versions whose values are wanted; nil for the current one alone.
  var stages: Swift.Set<CredentialVersion.Stage>?
  /// How new what is known of it must be; nil where that does not matter.
  var freshness: Freshness?

  /// Whether BigCommerce has to be asked first.
  func isStale(through access: VaultAccess, in context: Context) throws -> Bool {
    guard let freshness else { return false }
    return try access.read { vault in
      let found = try ConnectionLookup(vault: vault).find(reference)
      return !freshness.isMet(by: found, at: context.now)
    }
  }

  func run(through access: VaultAccess, in context: Context) throws {
    let clipboard = clips ? try Clipboard(context.environment) : nil
    let file = self.file.map { NewSecretFile(path: $0, context: context) }
    try file?.check()
    var value: SharedSecret?
    let handingOut = HandingOut(
      access: access, context: context, allowsUnhealthy: allowsUnhealthy,
      freshness: freshness)
    try handingOut.lend(reference, fields: fields) { found, vault in
      if clips {
        value = SharedSecret(try read(found, from: vault, in: context))
        return
      }
      guard let file else { return try write(found, from: vault, in: context) }
      try file.write { try write(found, from: vault, in: $0) }
    }
    guard let value, let clipboard else { return }
    // First who clears it: nothing may keep it there that ends us in between.
    try clipboard.clearLater(value.bytes)
    try clipboard.copy(value.bytes)
    context.say(
      "\(name) of '\(reference)' is on the clipboard, which is cleared in \(Clipboard.time)s")
  }

  /// What the audit trail says was handed out.
  private var fields: [String] {
    let fields =
      form?.fields ?? field.map { [$0] } ?? [
        isJSON ? "every field" : CredentialField.accessToken.name
      ]
    return fields + (stages?.contains(.previous) == true ? ["previous versions"] : [])
  }

  /// What is to be put on the clipboard, once nobody waits for the vault any more.
  private func read(
    _ connection: StoredConnection, from vault: Vault, in context: Context
  ) throws -> SecretBytes {
    let output = CredentialOutput(vault: vault, connection: connection, context: context)
    guard let value = try output.value(of: name) else {
      throw CommandFault.fieldAbsent(field: name, connection)
    }
    return value
  }

  private var name: String { field ?? CredentialField.accessToken.name }

  private func write(
    _ connection: StoredConnection, from vault: Vault, in context: Context
  ) throws {
    if let form { return try form.write(connection, from: vault, in: context) }
    let isFresh = freshness?.isMet(by: connection, at: context.now)
    if let stages {
      return try VersionedOutput(
        vault: vault, connection: connection, stages: stages, isFresh: isFresh
      )
      .write(only: field, asJSON: isJSON, in: context)
    }
    let output = CredentialOutput(
      vault: vault, connection: connection, context: context, isFresh: isFresh)
    if isJSON {
      try output.writeJSON(only: field)
    } else {
      try output.writeValue(of: field ?? CredentialField.accessToken.name, newline: endsLine)
    }
  }
}
