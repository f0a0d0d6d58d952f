internal import Foundation

/// Minting and revoking short-lived tokens: `/v3/storefront/api-token` and its sisters.
struct TokenRoutes: Sendable {
  /// The kinds by the last part of their paths.
  static let kinds = [
    "api-token": "storefront", "api-token-private": "private",
    "api-token-customer-impersonation": "impersonation",
  ]

  /// By the store's clock.
  let now: Date

  /// The scope that minting and revoking a kind needs.
  static func scope(of kind: String) -> String {
    kind == "impersonation"
      ? "store_storefront_api_customer_impersonation" : "store_storefront_api"
  }

  /// Answers a POST: a token, or what is wrong with the request.
  func mint(
    _ kind: String, _ request: SandboxRequest, account: SandboxAccount, store: inout SandboxStore
  ) -> SandboxAnswer {
    guard account.scopes.contains(Self.scope(of: kind)) else { return .scopeMissing }
    guard let body = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any] else {
      return .invalid(["expires_at": "error.path.missing"])
    }
    let channels = channels(in: body)
    let origins = body["allowed_cors_origins"] as? [String] ?? []
    let scopes = body["scopes"] as? [String] ?? []
    var errors: [String: String] = [:]
    if !isEnd(body["expires_at"]) { errors["expires_at"] = "error.expected.future.seconds" }
    if channels == nil || !Set(channels ?? []).isSubset(of: store.channels) {
      errors["channel_ids"] = "error.channel"
    }
    if body["allowed_cors_origins"] != nil,
      kind != "storefront" || !(1...2).contains(origins.count) || origins.contains("")
    {
      errors["allowed_cors_origins"] = "error.maxItems"
    }
    if kind == "private" {
      let known: Set = ["Unauthenticated", "Customer", "B2B"]
      if scopes.isEmpty || !known.isSuperset(of: scopes) { errors["scopes"] = "error.enum" }
    }
    guard errors.isEmpty, let channels, let end = body["expires_at"] as? Int else {
      return .invalid(errors)
    }
    let token = SandboxToken(
      kind: kind, value: Self.value(ending: end, number: store.tokens.count), channels: channels,
      origins: origins, scopes: scopes, mintedAt: Int(now.timeIntervalSince1970), expiresAt: end,
      account: account.number)
    store.tokens.append(token)
    var answer = SandboxAnswer.v3(["token": token.value])
    answer.delay = store.mintingDelay
    return answer
  }

  /// Answers a DELETE, which names the token in a header.
  func revoke(
    _ request: SandboxRequest, account: SandboxAccount, store: inout SandboxStore
  ) -> SandboxAnswer {
    let value = request.headers["sf-api-token"]
    let index = store.tokens.firstIndex { $0.value == value }
    let kind = index.map { store.tokens[$0].kind } ?? "storefront"
    guard account.scopes.contains(Self.scope(of: kind)) else { return .scopeMissing }
    guard let index, !store.tokens[index].isRevoked else {
      return .invalid(["Sf-Api-Token": "error.jwt.invalid"])
    }
    store.tokens[index].isRevoked = true
    return SandboxAnswer(status: 200)
  }

  /// One of both ways of naming channels; both at once, or none, is an error.
  private func channels(in body: [String: Any]) -> [Int]? {
    switch (body["channel_id"] as? Int, body["channel_ids"] as? [Int]) {
    case (let one?, nil): [one]
    case (nil, let several?) where !several.isEmpty: several
    default: nil
    }
  }

  /// Whether it is a time to come, in seconds and not in milliseconds.
  private func isEnd(_ value: Any?) -> Bool {
    guard let end = value as? Int else { return false }
    return end > Int(now.timeIntervalSince1970) && end < 100_000_000_000
  }

  /// Of the form of BigCommerce's; what claims those hold is not documented.
  private static func value(ending end: Int, number: Int) -> String {
    var random = SandboxRandomness(seed: nil)
    let parts = [#"{"typ":"JWT","alg":"ES256"}"#, #"{"sandbox":\#(number),"exp":\#(end)}"#].map {
      Data($0.utf8).base64EncodedString().replacingOccurrences(of: "=", with: "")
        .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    }
    return (parts + [random.base36(86)]).joined(separator: ".")
  }
}
