internal import ArgumentParser
internal import AuthpipeVault

/// What a user may note beside a connection.
struct MetadataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "The scopes that the token was given, separated by commas.", completion: .scopes)
  var scopes: String?

  @Option(name: .long, help: "A label, as name=value; an empty value removes it. Repeatable.")
  var label: [String] = []

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Note in the audit trail whenever a credential of it is handed out.")
  var auditReads: Bool?

  @OptionGroup var renewal: RenewalOptions

  var isEmpty: Bool { scopes == nil && label.isEmpty && auditReads == nil && renewal.isEmpty }

  /// What is changed, for the audit trail: names, and values only where they are no one's own.
  var details: [String] {
    (scopes == nil ? [] : ["scopes"])
      + label.map { "label \($0.prefix { $0 != "=" })" }
      + renewal.details + (auditReads.map { ["audit-reads \($0 ? "on" : "off")"] } ?? [])
  }

  /// What was given, read and warned of once, ready to be written into any state of the metadata.
  func edit(warning context: Context) throws -> (inout ConnectionMetadata) -> Void {
    let scopes = try self.scopes.map { list in
      try DeclaredScopes.read(
        list.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init), warning: context)
    }
    let editRenewal = try renewal.edit(warning: context)
    let labels = try label.map(Self.parseLabel)
    let auditReads = self.auditReads
    return { metadata in
      if let auditReads { metadata.auditReads = auditReads ? true : nil }
      if let scopes { metadata.scopes = scopes }
      editRenewal(&metadata)
      for (name, value) in labels { metadata.labels[name] = value.isEmpty ? nil : value }
    }
  }

  private static func parseLabel(_ text: String) throws -> (String, String) {
    guard let separator = text.firstIndex(of: "="), separator != text.startIndex,
      text.utf8.count <= 512, DisplayText.clean(text) == text
    else { throw OptionFault.labelMalformed }
    return (String(text[..<separator]), String(text[text.index(after: separator)...]))
  }
}
