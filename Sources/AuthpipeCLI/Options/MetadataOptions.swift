internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What a user may note beside a connection.
struct MetadataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "The scopes that the token was given, separated by commas.")
  var scopes: String?

  @Option(name: .long, help: "A label, as name=value; an empty value removes it. Repeatable.")
  var label: [String] = []

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Note in the audit trail whenever a credential of it is handed out.")
  var auditReads: Bool?

  var isEmpty: Bool { scopes == nil && label.isEmpty && auditReads == nil }

  /// What is changed, for the audit trail: names, and values only where they are no one's own.
  var details: [String] {
    (scopes == nil ? [] : ["scopes"])
      + label.map { "label \($0.prefix { $0 != "=" })" }
      + (auditReads.map { ["audit-reads \($0 ? "on" : "off")"] } ?? [])
  }

  /// What was given, read and warned of once, ready to be written into any state of the metadata.
  func edit(warning context: Context) throws -> (inout ConnectionMetadata) -> Void {
    let scopes = try self.scopes.map { list in
      try Self.parse(list).map { scope in
        if !ScopeCatalogue.isKnown(scope) {
          context.warn("\(scope.name) is not a scope that authpipe knows; kept as given")
        }
        return scope.name
      }
    }
    let labels = try label.map(Self.parseLabel)
    let auditReads = self.auditReads
    return { metadata in
      if let auditReads { metadata.auditReads = auditReads ? true : nil }
      if let scopes { metadata.scopes = scopes }
      for (name, value) in labels { metadata.labels[name] = value.isEmpty ? nil : value }
    }
  }

  private static func parse(_ list: String) throws -> [Scope] {
    var scopes: [Scope] = []
    for name in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let scope = Scope(String(name)) else { throw OptionFault.scopeMalformed }
      if !scopes.contains(scope) { scopes.append(scope) }
    }
    return scopes
  }

  private static func parseLabel(_ text: String) throws -> (String, String) {
    guard let separator = text.firstIndex(of: "="), separator != text.startIndex,
      text.utf8.count <= 512, DisplayText.clean(text) == text
    else { throw OptionFault.labelMalformed }
    return (String(text[..<separator]), String(text[text.index(after: separator)...]))
  }
}
