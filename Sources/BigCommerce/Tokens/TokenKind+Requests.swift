package import AuthpipeKit

extension TokenKind {
  /// Where one is minted, below the store's address (BigCommerce's specification).
  var path: String {
    switch self {
    case .storefront: "v3/storefront/api-token"
    case .private: "v3/storefront/api-token-private"
    case .impersonation: "v3/storefront/api-token-customer-impersonation"
    }
  }

  /// The scope that an API account needs to mint and to revoke one.
  package var mintingScope: Scope {
    switch self {
    case .storefront, .private: Scope("store_storefront_api")!
    case .impersonation: Scope("store_storefront_api_customer_impersonation")!
    }
  }

  /// Where any is revoked: the specification names storefront and private tokens, the documentation
  /// impersonation tokens as well.
  static let revokingPath = "v3/storefront/api-token"
}
