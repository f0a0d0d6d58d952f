internal import AuthpipeKit
internal import AuthpipeVault

/// The form in which `get` was asked to hand values out, with the names that go with it.
struct HandingForm {
  private let format: HandingFormat
  private let values: NamedValues
  private let insists: Bool

  /// Nil where neither a format nor names were asked for.
  init?(_ options: HandingOptions, field: String?, asJSON: Bool) throws {
    let preset = try options.preset.map(Preset.init(parsing:))
    guard let format = try options.format.map(HandingFormat.init(parsing:)) ?? preset?.usualFormat
    else { return nil }
    if asJSON {
      throw OptionFault.conflictingOptions(
        "--json", options.format == nil ? "--preset" : "--format")
    }
    let token = CredentialField.accessToken.name
    if format.isRequest, field ?? token != token || preset != nil {
      throw HandingFault.onlyToken(format)
    }
    if preset == .stencil, format != .json { throw HandingFault.presetNeedsJSON }
    if format == .github, options.output != nil {
      throw OptionFault.conflictingOptions("--format github", "--output")
    }
    self.format = format
    insists = field != nil || format.isRequest
    let fields = format.isRequest ? [token] : field.map { [$0] }
    values = try NamedValues(preset: preset, only: fields)
  }

  /// The names of what the connection lacks.
  private func absent(from found: [HandedValue]) -> [String] {
    values.names.map(\.name).filter { name in !found.contains { $0.name == name } }
  }

  /// The fields that are handed out.
  var fields: [String] { values.fields }

  /// Writes the values, all of which are put together before the first byte goes out.
  func write(
    _ connection: StoredConnection, from vault: Vault, in context: Context
  ) throws {
    let values = try self.values.read(
      of: connection, from: vault, insisting: insists, in: context)
    if format == .github { return try GitHubVariables(context: context).write(values) }
    var text = try SecretText()
    if format == .kubernetes {
      try KubernetesSecret(connection: connection.reference).append(values, to: &text)
    } else {
      if !insists { try format.append(without: absent(from: values), to: &text) }
      try format.append(values, to: &text)
    }
    try text.withBytes { try context.output.write($0) }
  }
}

extension Preset {
  /// The format of the file that the project keeps its credentials in.
  fileprivate var usualFormat: HandingFormat { self == .stencil ? .json : .dotenv }
}
