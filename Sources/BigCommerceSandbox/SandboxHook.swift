/// A webhook, owned by the client ID that made it and seen by no other.
package struct SandboxHook: Sendable {
  /// Webhooks of one event that a client ID may have in a store.
  static let limitPerEvent = 10

  package let id: Int
  package let clientID: String
  let storeHash: String
  package let scope: String
  package let destination: String
  package let headers: [String: String]
  package let isActive: Bool
  let createdAt: Int

  /// The webhook as the API describes it.
  var json: [String: Any] {
    [
      "id": id, "client_id": clientID, "store_hash": storeHash, "scope": scope,
      "destination": destination, "headers": headers, "is_active": isActive,
      "created_at": createdAt, "updated_at": createdAt,
    ]
  }
}
