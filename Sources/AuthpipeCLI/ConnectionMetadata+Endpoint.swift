internal import AuthpipeVault
internal import BigCommerce

extension ConnectionMetadata {
  /// The store's API path, as the control panel writes it.
  var apiPath: String { "\(endpoint)/stores/\(storeHash)/v3/" }

  /// Whether the connection is one of a sandbox, and not of BigCommerce.
  var isSandbox: Bool { endpoint != APIEndpoint.production.text }
}
