internal import BigCommerce

/// Reads the store that a user names.
enum StoreOption {
  static func parse(_ text: String) throws -> StoreHash {
    do {
      return try StoreHash(normalizing: text)
    } catch {
      switch error {
      case .empty, .notAHash: throw StoreFault.storeMalformed
      case .foreignHost: throw StoreFault.storeForeign
      case .accountLevelPath: throw StoreFault.storeIsAccount
      }
    }
  }

  /// Reads `--api-url`, which names a sandbox on this machine.
  static func endpoint(_ text: String?) throws -> APIEndpoint {
    guard let text else { return .production }
    do {
      return try APIEndpoint(loopback: text)
    } catch {
      throw StoreFault.apiURLNotLoopback
    }
  }
}
