internal import AuthpipeKit
internal import Foundation

/// One request to `/oauth2/token`, judged in the order in which the login server's library does.
struct TokenRoute: Sendable {
  private let request: SandboxRequest
  private let values: [String: String]

  private static let required = [
    "client_id", "client_secret", "code", "context", "scope", "grant_type", "redirect_uri",
  ]

  /// Reads the body, as JSON or as a form: both work.
  init(_ request: SandboxRequest) {
    self.request = request
    let isForm = request.headers["content-type"]?.contains("x-www-form-urlencoded") == true
    if isForm {
      var form = URLComponents()
      form.percentEncodedQuery = String(decoding: request.body, as: UTF8.self)
        .replacingOccurrences(of: "+", with: "%20")
      values = Dictionary(
        (form.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
    } else {
      values = (try? JSONDecoder().decode([String: String].self, from: request.body)) ?? [:]
    }
  }

  func answer(_ state: inout BigCommerceSandbox.State) -> SandboxAnswer {
    guard request.headers["accept"].map({ $0.contains("json") || $0.contains("*/*") }) ?? true
    else { return .json(406, ["error": "Invalid format."]) }
    // Observed: not an error but the way to the login page. Basic authentication is not looked at.
    guard Self.required.allSatisfy({ values[$0]?.isEmpty == false }) else {
      return SandboxAnswer(
        status: 302, contentType: "text/html", headers: ["Location": "/login"],
        body: "<html><body>You are being <a href=\"/login\">redirected</a>.</body></html>")
    }
    let id = values["client_id"] ?? ""
    guard let app = state.login.apps.first(where: { $0.clientID == id }) else {
      return refusal("invalid_client", "Unknown client ID \(id)")
    }
    guard values["client_secret"] == app.clientSecret else {
      return refusal("invalid_client", "Parameter client_secret does not match")
    }
    guard values["grant_type"] == "authorization_code" else {
      return refusal(
        "unsupported_grant_type", "The grant type \(values["grant_type"] ?? "") is not recognized")
    }
    guard values["redirect_uri"] == app.redirectURI else {
      return refusal(
        "redirect_uri_mismatch", "Parameter redirect_uri does not match registered URI")
    }
    return redeem(of: app, &state)
  }

  private func redeem(
    of app: SandboxApp, _ state: inout BigCommerceSandbox.State
  ) -> SandboxAnswer {
    guard let text = values["code"], let code = state.login.codes[text], !code.isUsed,
      code.clientID == app.clientID, isProved(code)
    else { return refusal("invalid_grant", "The access grant you supplied is invalid") }
    let asked = Set((values["scope"] ?? "").split(separator: " ").map(String.init))
    guard asked == code.scopes else {
      return refusal("invalid_scope", "The request scope was never granted by the user")
    }
    state.login.codes[text]?.isUsed = true
    let context = values["context"] ?? ""
    guard let store = code.store, context == "stores/\(store)" else {
      // Observed: a token all the same, which may do nothing anywhere.
      return issued(state.randomness.base36(31), scope: NSNull(), context: context)
    }
    let token = state.issueToken(of: app, in: store, scopes: code.scopes)
    return issued(token, scope: code.scopeText, context: context)
  }

  /// Whether a verifier that was sent fits the challenge; one that was not is not missed.
  private func isProved(_ code: SandboxCode) -> Bool {
    guard let verifier = values["code_verifier"], let challenge = code.challenge else {
      return true
    }
    let digest = Array(verifier.utf8).withUnsafeBytes { Hash.sha256($0) }
    let text = Data(digest).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    return text == challenge
  }

  private func issued(_ token: String, scope: Any, context: String) -> SandboxAnswer {
    .json(
      200,
      [
        "access_token": token, "scope": scope, "context": context,
        "user": ["id": 1, "username": "user@example.com", "email": "user@example.com"],
        "owner": ["id": 2, "username": "owner@example.com", "email": "owner@example.com"],
        "account_uuid": BigCommerceSandbox.State.portalAccount,
      ] as [String: Any])
  }

  private func refusal(_ error: String, _ words: String) -> SandboxAnswer {
    .json(400, ["error": error, "error_description": words])
  }
}

extension BigCommerceSandbox.State {
  /// A new token of an app in a store, which voids the one before; its webhooks stay.
  fileprivate mutating func issueToken(
    of app: SandboxApp, in hash: String, scopes: Set<String>
  ) -> String {
    guard var store = stores[hash] else { return "" }
    for index in store.accounts.indices where store.accounts[index].clientID == app.clientID {
      store.accounts[index].isRevoked = true
    }
    let account = SandboxAccount(
      number: store.accounts.count + 1, of: app, scopes: scopes, using: &randomness)
    store.accounts.append(account)
    stores[hash] = store
    return account.accessToken
  }
}
