/// An API account of a sandbox store: what the control panel would show once and never again.
package struct SandboxAccount: Sendable, Equatable {
  /// Its number within its store, counted from 1.
  package let number: Int
  /// The label its maker typed.
  package let name: String
  package let accessToken: String
  package let clientID: String
  package let clientSecret: String
  /// The scopes it holds; none at all is a token that is bound to no store.
  package internal(set) var scopes: Set<String>
  /// Whether it has been deleted, which is for good.
  package internal(set) var isRevoked = false

  /// Makes up an account of the shapes that BigCommerce hands out.
  init(
    number: Int, name: String, scopes: Set<String>, using source: inout SandboxRandomness
  ) {
    self.number = number
    self.name = name
    self.scopes = scopes
    accessToken = source.base36(31)
    clientID = source.base36(31)
    clientSecret = source.hexadecimal(64)
  }

  /// An app's token for one store, which shares the app's other two values with all its others.
  init(
    number: Int, of app: SandboxApp, scopes: Set<String>, using source: inout SandboxRandomness
  ) {
    self.number = number
    name = "app \(app.clientID)"
    self.scopes = scopes
    accessToken = source.base36(31)
    clientID = app.clientID
    clientSecret = app.clientSecret
  }
}
