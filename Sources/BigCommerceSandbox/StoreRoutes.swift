internal import Foundation

/// The API of one store: who may ask, what is answered, and what it costs of the quota.
struct StoreRoutes: Sendable {
  let quota: Int
  let now: Date

  /// Answers a request to `/stores/HASH/…`, in the order in which BigCommerce's gateway decides.
  ///
  /// `owner` is the hash of the store whose live account the token is of, if there is one.
  func answer(_ request: SandboxRequest, store: inout SandboxStore?, owner: String?)
    -> SandboxAnswer
  {
    if let forced = store?.takeForced() { return forced }
    let path = Array(request.path.dropFirst(2))
    // Routes are matched before anybody is asked who they are.
    guard let route = match(request.method, path) else { return .routeUnknown }
    guard let token = request.token else { return .tokenMissing }
    guard !token.isEmpty, !token.contains(where: \.isWhitespace) else { return .tokenGarbled }
    guard let owner else { return .tokenUnknown }
    guard owner == store?.hash, var found = store,
      let account = found.accounts.first(where: { $0.accessToken == token })
    else { return .scopeMissing }
    defer { store = found }
    guard found.condition == .live else { return .unavailable }
    if let throttled = throttled(&found) { return throttled }
    let rate = found.count(at: now, quota: quota)
    var answer =
      rate.left < 0
      ? .tooManyRequests : serve(route, request: request, account: account, store: &found)
    answer.headers.merge(rateHeaders(left: max(rate.left, 0), reset: rate.reset)) { $1 }
    return answer
  }

  private enum Route {
    case time
    case store
    case profile
    case hooks(id: Int?)
    case minting(kind: String)
    case revoking
    case probe(StoreRoute)
  }

  private func match(_ method: String, _ path: [String]) -> Route? {
    switch (method, path) {
    case ("GET", ["v2", "time"]): .time
    case ("GET", ["v2", "store"]): .store
    case ("GET", ["v3", "settings", "store", "profile"]): .profile
    case ("GET", ["v3", "hooks"]), ("POST", ["v3", "hooks"]): .hooks(id: nil)
    case ("DELETE", ["v3", "storefront", "api-token"]): .revoking
    case ("POST", _):
      path.count == 3 && path[..<2] == ["v3", "storefront"]
        ? TokenRoutes.kinds[path[2]].map { .minting(kind: $0) } : nil
    case ("GET", _), ("DELETE", _):
      if path.count == 3, path[..<2] == ["v3", "hooks"], let id = Int(path[2]) {
        .hooks(id: id)
      } else if method == "GET" {
        StoreRoute.probes.first { $0.path == path }.map { .probe($0) }
      } else {
        nil
      }
    default: nil
    }
  }

  private func serve(
    _ route: Route, request: SandboxRequest, account: SandboxAccount, store: inout SandboxStore
  ) -> SandboxAnswer {
    // A token with no scope at all is refused even the time.
    guard !account.scopes.isEmpty else { return .scopeMissing }
    let mayReadStore =
      account.scopes.contains("store_v2_information")
      || account.scopes.contains("store_v2_information_read_only")
    switch route {
    case .time:
      let seconds = Int(now.timeIntervalSince1970 + store.clockShift)
      return request.acceptsJSON
        ? .json(200, ["time": seconds])
        : .xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<time><time>\(seconds)</time></time>")
    case .store:
      guard mayReadStore else { return .scopeMissing }
      return request.acceptsJSON ? .json(200, store.details) : .xml(store.detailsXML)
    case .profile:
      guard mayReadStore else { return .scopeMissing }
      return .v3(["store_name": store.name])
    case .hooks(let id):
      return HookRoutes(now: now).answer(request, id: id, account: account, store: &store)
    case .minting(let kind):
      let routes = TokenRoutes(now: now.addingTimeInterval(store.clockShift))
      return routes.mint(kind, request, account: account, store: &store)
    case .revoking:
      return TokenRoutes(now: now).revoke(request, account: account, store: &store)
    case .probe(let probe):
      guard probe.opens(for: account.scopes) else { return .scopeMissing }
      return list(at: probe.path, of: store, request.query) ?? probe.answer()
    }
  }

  /// The answer at a path of which there are pages.
  private func list(
    at path: [String], of store: SandboxStore, _ query: [String: String]
  ) -> SandboxAnswer? {
    switch path {
    case ["v3", "catalog", "products"]:
      .v3Page(of: (0..<store.products).map { ["id": $0 + 1] }, query)
    case ["v2", "orders"]: .v2Page(of: (0..<store.orders).map { ["id": $0 + 100] }, query)
    default: nil
    }
  }

  private func throttled(_ store: inout SandboxStore) -> SandboxAnswer? {
    guard let throttle = store.throttle else { return nil }
    let rest = throttle.end.timeIntervalSince(now)
    guard rest > 0 else {
      store.throttle = nil
      return nil
    }
    var answer = SandboxAnswer.tooManyRequests
    if throttle.showsHeaders {
      answer.headers = rateHeaders(left: 0, reset: rest)
      answer.headers["X-Retry-After"] = String(Int(rest.rounded(.up)))
    }
    return answer
  }

  private func rateHeaders(left: Int, reset: TimeInterval) -> [String: String] {
    [
      "X-Rate-Limit-Time-Window-Ms": "30000",
      "X-Rate-Limit-Time-Reset-Ms": String(Int(reset * 1000)),
      "X-Rate-Limit-Requests-Quota": String(quota),
      "X-Rate-Limit-Requests-Left": String(left),
    ]
  }
}
