internal import Foundation
internal import Synchronization

/// The developer portal, and what merchants do with an app.
extension BigCommerceSandbox {
  /// The apps there are, in the order in which they were made.
  package var apps: [SandboxApp] { state.withLock { $0.login.apps } }

  /// Makes an app.
  @discardableResult
  package func addApp(
    redirectURI: String, scopes: Set<String> = ["store_v2_default", "store_v2_information"]
  ) -> SandboxApp {
    state.withLock { state in
      let app = SandboxApp(
        redirectURI: redirectURI, scopes: scopes, using: &state.randomness)
      state.login.apps.append(app)
      return app
    }
  }

  /// Gives an app other scopes, as in the portal: old tokens stay until the merchant agrees anew.
  package func editApp(_ clientID: String, scopes: Set<String>) throws(SandboxError) {
    try state.withLock { state throws(SandboxError) in
      guard let index = state.login.apps.firstIndex(where: { $0.clientID == clientID }) else {
        throw .unknownApp
      }
      state.login.apps[index].scopes = scopes
    }
  }

  /// Installs an app in a store from the control panel, and returns the address that the merchant's
  /// browser is sent to: without a state, since nobody gave one.
  package func install(_ clientID: String, in store: String) throws(SandboxError) -> String {
    try state.withLock { state throws(SandboxError) in
      guard let app = state.login.apps.first(where: { $0.clientID == clientID }) else {
        throw .unknownApp
      }
      guard state.stores[store] != nil else { throw .unknownStore }
      return state.consent(to: app, for: store, scopes: app.scopes)
    }
  }

  /// Gives `answer` to the next requests for a token.
  package func forceToken(_ answer: SandboxAnswer, times: Int = 1) {
    state.withLock { $0.login.forced += Array(repeating: answer, count: max(0, times)) }
  }
}

extension BigCommerceSandbox.State {
  /// What the login server knows.
  struct Login: Sendable {
    var apps: [SandboxApp] = []
    var codes: [String: SandboxCode] = [:]
    /// Answers to give instead of a token.
    var forced: [SandboxAnswer] = []
  }

  /// The developer portal's account, not the merchant's.
  static let portalAccount = "00000000-0000-4000-8000-000000000001"

  /// A merchant says yes: a new code, and the address with which the browser brings it back.
  mutating func consent(
    to app: SandboxApp, for store: String?, scopes: Set<String>, state: String? = nil,
    challenge: String? = nil, isExternal: Bool = false
  ) -> String {
    let code = SandboxCode(
      clientID: app.clientID, store: store, scopes: scopes, challenge: challenge)
    let text = randomness.base36(31)
    login.codes[text] = code
    var items = [("account_uuid", Self.portalAccount), ("code", text)]
    if let store { items.append(("context", "stores/\(store)")) }
    items.append(("scope", code.scopeText))
    if let state { items.append(("state", state)) }
    if isExternal { items.append(("external_install", "true")) }
    return Self.address(app.redirectURI, with: items)
  }

  /// An address with more in its query, a plus sign for each blank as BigCommerce writes it.
  static func address(_ base: String, with items: [(String, String)]) -> String {
    var unreserved = CharacterSet.alphanumerics
    unreserved.insert(charactersIn: "-._~ ")
    let query = items.map { name, value in
      let encoded = value.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
      return "\(name)=\(encoded.replacingOccurrences(of: " ", with: "+"))"
    }
    return "\(base)\(base.contains("?") ? "&" : "?")\(query.joined(separator: "&"))"
  }
}
