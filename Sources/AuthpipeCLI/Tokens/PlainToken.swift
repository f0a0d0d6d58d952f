internal import AuthpipeKit
internal import BigCommerce

/// A `token` with nothing but a name, which needs a parser as little as a `PlainGet` does.
struct PlainToken {
  let connection: String

  /// Takes the words after `token`; nil where there are others than one plain one.
  init?(_ words: ArraySlice<String>) {
    guard words.count == 1, let word = words.first, PlainGet.isPlain(word) else { return nil }
    connection = word
  }

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    let fetching = TokenFetching(
      reference: try ConnectionLookup.parse(connection),
      recipe: try TokenRecipe(kind: nil, channels: [], lifetime: nil, origins: [], scopes: []),
      access: VaultAccess(context: context, selecting: VaultSelection()), context: context)
    return try fetching.serve(asJSON: false, over: network)
  }
}
