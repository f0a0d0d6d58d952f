/// A `get` with nothing but a name, or a name and a field: it is what scripts call most, and what it
/// says needs no parser. That one costs several times what the vault does.
struct PlainGet {
  let connection: String
  let field: String?

  /// Takes the words after `get`; nil where there are others than one or two plain ones, which are
  /// for the parser to judge.
  init?(_ words: ArraySlice<String>) {
    guard let connection = words.first, words.count <= 2, words.allSatisfy(Self.isPlain) else {
      return nil
    }
    self.connection = connection
    field = words.dropFirst().first
  }

  /// Whether the parser, too, would take the word for a value whatever it is.
  static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.first != UInt8(ascii: "-")
  }

  func run(in context: Context) throws -> ExitStatus {
    let getting = Getting(
      reference: try ConnectionLookup.parse(connection),
      field: try field.map(CredentialOutput.check), isJSON: false, endsLine: true,
      allowsUnhealthy: false)
    let access = VaultAccess(context: context, selecting: VaultSelection())
    try getting.run(through: access, in: context)
    return .success
  }
}
