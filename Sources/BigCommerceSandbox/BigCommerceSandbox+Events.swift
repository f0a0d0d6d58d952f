internal import Foundation
internal import Synchronization

/// What can happen to a store.
extension BigCommerceSandbox {
  /// Deletes an account (the first live one, if none is named) and its webhooks, for good.
  package func revoke(account: Int? = nil, of store: String) throws(SandboxError) {
    try change(store, account: account) { $0.revoke(at: $1) }
  }

  /// Takes a scope from an account, by the name of either of its levels.
  package func withdraw(
    scope: String, account: Int? = nil, of store: String
  ) throws(SandboxError) {
    try change(store, account: account) { $0.withdraw(scope, at: $1) }
  }

  /// Makes a webhook for an account (the first live one, if none is named), without asking whether
  /// its limits allow it.
  package func addWebhook(
    event: String, destination: String, headers: [String: String] = [:], isActive: Bool = true,
    account: Int? = nil, of store: String
  ) throws(SandboxError) {
    try change(store, account: account) { store, index in
      store.hooks.append(
        SandboxHook(
          id: store.nextHook, clientID: store.accounts[index].clientID, storeHash: store.hash,
          scope: event, destination: destination, headers: headers, isActive: isActive,
          createdAt: Int(Date().timeIntervalSince1970)))
      store.nextHook += 1
    }
  }

  /// Deletes the webhooks of an account, and leaves the account.
  package func removeWebhooks(account: Int, of store: String) throws(SandboxError) {
    try change(store, account: account) { store, index in
      let owner = store.accounts[index].clientID
      store.hooks.removeAll { $0.clientID == owner }
    }
  }

  /// Gives a store so many products and orders, where a number is named.
  package func stock(
    products: Int? = nil, orders: Int? = nil, of store: String
  ) throws(SandboxError) {
    try change(store) { store in
      if let products { store.products = products }
      if let orders { store.orders = orders }
    }
  }

  /// Answers 429 for some seconds.
  package func throttle(
    _ store: String, seconds: Double = 30, showsHeaders: Bool = true
  ) throws(SandboxError) {
    let end = Date().addingTimeInterval(seconds)
    try change(store) { $0.throttle = .init(end: end, showsHeaders: showsHeaders) }
  }

  /// Answers 503, as a store that has not paid does.
  package func suspend(_ store: String) throws(SandboxError) {
    try change(store) { $0.condition = .suspended }
  }

  /// Answers 503, as a store under maintenance does.
  package func maintain(_ store: String) throws(SandboxError) {
    try change(store) { $0.condition = .maintenance }
  }

  /// Undoes everything but revocation, which cannot be undone at BigCommerce either.
  package func restore(_ store: String) throws(SandboxError) {
    try change(store) { $0.restore() }
  }

  /// Gives `answer` to the next requests to the store, whatever they ask.
  package func force(
    _ answer: SandboxAnswer, times: Int = 1, of store: String
  ) throws(SandboxError) {
    guard times > 0 else { return }
    try change(store) { $0.forced.append(.init(answer: answer, times: times)) }
  }

  func change(
    _ hash: String, _ body: (inout SandboxStore) -> Void
  ) throws(SandboxError) {
    let found = state.withLock { state in
      guard state.stores[hash] != nil else { return false }
      body(&state.stores[hash]!)
      return true
    }
    guard found else { throw .unknownStore }
  }

  private func change(
    _ hash: String, account: Int?, _ body: (inout SandboxStore, Int) -> Void
  ) throws(SandboxError) {
    var found = false
    try change(hash) { store in
      guard let index = store.index(ofAccount: account) else { return }
      body(&store, index)
      found = true
    }
    guard found else { throw .unknownAccount }
  }
}
