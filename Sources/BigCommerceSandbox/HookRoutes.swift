internal import Foundation

/// The webhooks of one account; another's are as if they were not there.
struct HookRoutes: Sendable {
  let now: Date

  /// Answers `/v3/hooks` and `/v3/hooks/ID`.
  func answer(
    _ request: SandboxRequest, id: Int?, account: SandboxAccount, store: inout SandboxStore
  ) -> SandboxAnswer {
    let own = store.hooks.filter { $0.clientID == account.clientID }
    guard let id else {
      return request.method == "GET"
        ? .v3Page(of: own.map(\.json), request.query)
        : create(request, own: own, account: account, store: &store)
    }
    guard let hook = own.first(where: { $0.id == id }) else { return .resourceUnknown }
    if request.method == "DELETE" { store.hooks.removeAll { $0.id == id } }
    return .v3(hook.json)
  }

  private func create(
    _ request: SandboxRequest, own: [SandboxHook], account: SandboxAccount,
    store: inout SandboxStore
  ) -> SandboxAnswer {
    guard
      let body = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any],
      let scope = body["scope"] as? String
    else { return .invalid(["scope": "error.path.missing"]) }
    guard let destination = body["destination"] as? String, destination.hasPrefix("https://")
    else { return .invalid(["destination": "error.path.missing"]) }
    let sameEvent = own.filter { $0.scope == scope }
    guard sameEvent.count < SandboxHook.limitPerEvent,
      !sameEvent.contains(where: { $0.destination == destination })
    else { return .invalid(["scope": "error.limit"]) }
    let hook = SandboxHook(
      id: store.nextHook, clientID: account.clientID, storeHash: store.hash, scope: scope,
      destination: destination, headers: body["headers"] as? [String: String] ?? [:],
      isActive: body["is_active"] as? Bool ?? true, createdAt: Int(now.timeIntervalSince1970))
    store.nextHook += 1
    store.hooks.append(hook)
    return .v3(hook.json)
  }
}
