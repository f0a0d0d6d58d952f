/// A webhook, owned by the client ID that made it and seen by no other.
struct SandboxHook: Sendable {
  /// Webhooks of one event that a client ID may have in a store.
  static let limitPerEvent = 10

  let id: Int
  let clientID: String
  let storeHash: String
  let scope: String
  let destination: String
  let headers: [String: String]
  let isActive: Bool
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
