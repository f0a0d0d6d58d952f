/// The address that a merchant opens to let an app into a store.
package struct AuthorizationLink: Sendable {
  package let text: String

  /// An authorization that the app asks for, with everything that is to come back (observed of
  /// BigCommerce's own client; the documentation has the install link alone). Without `context`
  /// it would be the user's and not the store's.
  package init(
    of clientID: String, for store: StoreHash, at login: LoginEndpoint,
    redirectURI: RedirectURI, scopes: [String], state: String, challenge: String
  ) {
    let query = [
      ("client_id", clientID), ("context", "stores/\(store.text)"),
      ("redirect_uri", redirectURI.text), ("response_type", "code"),
      ("scope", scopes.joined(separator: " ")), ("state", state),
      ("code_challenge", challenge), ("code_challenge_method", "S256"),
    ]
    text =
      "\(login.text)/oauth2/authorize?"
      + query.map { "\($0)=\(QueryText.encoded($1))" }.joined(separator: "&")
  }

  /// The external install link (BigCommerce's documentation, "Single-click app buttons"): whoever
  /// opens it chooses the store, and no state comes back.
  package init(installing clientID: String, at login: LoginEndpoint) {
    text = "\(login.text)/app/\(QueryText.encoded(clientID))/install"
  }

  /// The page that ends an external install, for the merchant to see.
  package init(ending clientID: String, at login: LoginEndpoint, succeeded: Bool) {
    text =
      "\(login.text)/app/\(QueryText.encoded(clientID))/install/\(succeeded ? "succeeded" : "failed")"
  }
}
