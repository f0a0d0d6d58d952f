package import AuthpipeKit

extension StoredConnection {
  /// A name for one recipe of this connection that tells nobody what it names.
  package func mark(of recipe: TokenRecipe) -> String {
    let bytes = connectionID + Array(recipe.text.utf8)
    return Array(bytes.withBytes { Hash.sha256($0) }.prefix(16)).hexadecimal
  }
}
