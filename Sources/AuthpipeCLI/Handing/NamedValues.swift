internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The values of a connection under the names that somebody looks for.
struct NamedValues {
  let names: [VariableName]

  /// `fields` are those that were asked for; nil where none were named.
  init(preset: Preset?, only fields: [String]?) throws {
    let all = preset?.names ?? Preset.standard
    guard let fields else {
      names = all.filter { !$0.onRequest }
      return
    }
    for field in fields where !all.contains(where: { $0.source.field == field }) {
      throw HandingFault.nameless(field: field)
    }
    names = all.filter { fields.contains($0.source.field) }
  }

  private init(_ names: [VariableName]) {
    self.names = names
  }

  /// The same without those of `fields`.
  func without(_ fields: [String]) -> NamedValues {
    NamedValues(names.filter { !fields.contains($0.source.field) })
  }

  /// The fields that are handed out, each once.
  var fields: [String] {
    names.map(\.source.field).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Reads the values; what a connection lacks is left out where it was not asked for by name.
  func read(
    of connection: StoredConnection, from vault: Vault, prefix: String = "",
    insisting: Bool, in context: Context
  ) throws -> [HandedValue] {
    let output = CredentialOutput(vault: vault, connection: connection, context: context)
    var values: [HandedValue] = []
    for name in names {
      let field = name.source.field
      guard let value = try Self.value(name.source, of: connection, output) else {
        if insisting { throw CommandFault.fieldAbsent(field: field, connection) }
        continue
      }
      values.append(HandedValue(name: prefix + name.name, field: field, value: value))
    }
    guard !values.isEmpty else {
      throw CommandFault.fieldAbsent(field: fields.first ?? "", connection)
    }
    return values
  }

  private static func value(
    _ source: VariableName.Source, of connection: StoredConnection, _ output: CredentialOutput
  ) throws -> SharedSecret? {
    switch source {
    case .field(let name):
      switch try output.value(of: name) {
      case .some(let value): SharedSecret(value)
      case .none: nil
      }
    case .storePath: SharedSecret(try .init(text: "stores/\(connection.metadata.storeHash)"))
    case .endpoint: SharedSecret(try .init(text: connection.metadata.endpoint))
    }
  }
}

extension SecretBytes {
  /// The bytes of what is no secret, to be handed out beside some that are.
  init(text: String) throws {
    self = try Array(text.utf8).withBytes { try SecretBytes(copying: $0) }
  }
}
