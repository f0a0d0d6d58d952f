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

  var isEmpty: Bool { scopes == nil && label.isEmpty }

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
    return { metadata in
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
