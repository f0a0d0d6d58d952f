internal import AuthpipeKit
internal import Foundation

/// What stands in for `https://login.bigcommerce.com`: a merchant who always agrees, and the
/// exchange of codes for tokens.
struct LoginRoutes: Sendable {
  /// Answers a request, or gives nil for what is not the login server's.
  func answer(
    _ request: SandboxRequest, _ state: inout BigCommerceSandbox.State
  ) -> SandboxAnswer? {
    switch (request.method, request.path.count, request.path.first) {
    case ("GET", 2, "oauth2") where request.path[1] == "authorize": authorize(request, &state)
    case ("POST", 2, "oauth2") where request.path[1] == "token":
      state.login.forced.isEmpty
        ? TokenRoute(request).answer(&state) : state.login.forced.removeFirst()
    case ("GET", 3, "app") where request.path[2] == "install": install(request, &state)
    case ("GET", 4, "app") where request.path[2] == "install": page(request.path[3])
    case (_, _, "login"): .init(status: 200, contentType: "text/html", body: "<h1>Log in</h1>")
    default: nil
    }
  }

  /// The app asks (seen in BigCommerce's own client): the state comes back.
  private func authorize(
    _ request: SandboxRequest, _ state: inout BigCommerceSandbox.State
  ) -> SandboxAnswer {
    let query = request.query
    guard let app = state.login.apps.first(where: { $0.clientID == query["client_id"] }) else {
      return refusal("invalid_client", "Unknown client ID \(query["client_id"] ?? "")")
    }
    // To another address nothing is ever sent, not even an error.
    guard query["redirect_uri"] == app.redirectURI else {
      return refusal(
        "redirect_uri_mismatch", "Parameter redirect_uri does not match registered URI")
    }
    let back = query["state"].map { [("state", $0)] } ?? []
    guard query["response_type"] == "code" else {
      return redirect(
        BigCommerceSandbox.State.address(
          app.redirectURI, with: [("error", "unsupported_response_type")] + back))
    }
    let asked = Set((query["scope"] ?? "").split(separator: " ").map(String.init))
    guard !asked.isEmpty, asked.isSubset(of: app.scopes) else {
      return redirect(
        BigCommerceSandbox.State.address(
          app.redirectURI,
          with: [
            ("error", "invalid_scope"),
            ("error_description", "The requested scope is invalid, unknown, or malformed"),
          ] + back))
    }
    let store = query["context"].flatMap { context in
      context.hasPrefix("stores/") ? String(context.dropFirst(7)) : nil
    }
    if let store, state.stores[store] == nil { return refusal("invalid_request", "Unknown store") }
    return redirect(
      state.consent(
        to: app, for: store, scopes: asked, state: query["state"],
        challenge: query["code_challenge"]))
  }

  /// The external install link; `store` is the one that the merchant chooses, the first by default.
  private func install(
    _ request: SandboxRequest, _ state: inout BigCommerceSandbox.State
  ) -> SandboxAnswer {
    guard let app = state.login.apps.first(where: { $0.clientID == request.path[1] }),
      let store = request.query["store"] ?? state.stores.keys.min(), state.stores[store] != nil
    else { return page("failed") }
    return redirect(state.consent(to: app, for: store, scopes: app.scopes, isExternal: true))
  }

  private func page(_ outcome: String) -> SandboxAnswer {
    switch outcome {
    case "succeeded": .init(status: 200, contentType: "text/html", body: "<h1>Installed</h1>")
    case "failed": .init(status: 200, contentType: "text/html", body: "<h1>Not installed</h1>")
    default: .routeUnknown
    }
  }

  private func redirect(_ address: String) -> SandboxAnswer {
    SandboxAnswer(status: 302, contentType: "text/html", headers: ["Location": address])
  }

  private func refusal(_ error: String, _ words: String) -> SandboxAnswer {
    .json(400, ["error": error, "error_description": words])
  }
}
