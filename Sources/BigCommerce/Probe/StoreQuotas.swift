internal import Synchronization

/// The quotas of all stores that one run asks about.
package final class StoreQuotas: Sendable {
  private struct Store: Hashable {
    let endpoint: APIEndpoint
    let hash: StoreHash
  }

  private let quotas = Mutex<[Store: StoreQuota]>([:])

  /// Makes a record without answers: every store may be asked.
  package init() {}

  func quota(of hash: StoreHash, at endpoint: APIEndpoint) -> StoreQuota {
    let store = Store(endpoint: endpoint, hash: hash)
    return quotas.withLock { quotas in
      if let quota = quotas[store] { return quota }
      let quota = StoreQuota()
      quotas[store] = quota
      return quota
    }
  }
}
