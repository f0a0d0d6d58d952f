internal import Synchronization

extension BigCommerceSandbox {
  /// The newest API requests, oldest first; control requests are not among them.
  package var requests: [RecordedRequest] { state.withLock { $0.requests } }

  /// How many API requests came with `token`.
  package func requestCount(of token: String) -> Int {
    state.withLock { $0.requestCounts[token] ?? 0 }
  }

  /// How many API requests came at all.
  package var requestCount: Int {
    state.withLock { $0.requestCounts.values.reduce(0, +) }
  }

  /// The webhooks of every account of a store, in the order in which they were made.
  package func webhooks(of store: String) -> [SandboxHook] {
    state.withLock { $0.stores[store]?.hooks ?? [] }
  }

  /// Every store's state, without a token.
  var states: [String: Any] {
    state.withLock { state in
      [
        "stores": state.stores.values.sorted { $0.hash < $1.hash }.map { store in
          [
            "hash": store.hash, "name": store.name, "condition": store.condition.rawValue,
            "throttled": store.throttle != nil, "webhooks": store.hooks.count,
            "tokens": store.tokens.map { token in
              [
                "kind": token.kind, "channels": token.channels, "origins": token.origins,
                "scopes": token.scopes, "minted_at": token.mintedAt,
                "expires_at": token.expiresAt, "account": token.account,
                "revoked": token.isRevoked,
              ] as [String: Any]
            },
            "forced_answers": store.forced.reduce(0) { $0 + $1.times },
            "accounts": store.accounts.map { account in
              [
                "account": account.number, "name": account.name, "revoked": account.isRevoked,
                "scopes": account.scopes.sorted(),
                "requests": state.requestCounts[account.accessToken] ?? 0,
              ] as [String: Any]
            },
          ] as [String: Any]
        }
      ]
    }
  }
}

extension BigCommerceSandbox.State {
  mutating func record(_ request: SandboxRequest) {
    requestCounts[request.token ?? "", default: 0] += 1
    if requests.count == BigCommerceSandbox.longestRecord {
      requests.removeFirst(requests.count / 2)
    }
    requests.append(
      RecordedRequest(method: request.method, target: request.target, headers: request.headers))
  }
}
