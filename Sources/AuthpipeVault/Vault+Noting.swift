internal import AuthpipeKit

extension Vault {
  /// Notes something of many connections in one transaction, and checks and makes the head of each
  /// of their tenants once: one after the other would cost the square of their number.
  ///
  /// `edit` is lent each one's metadata as it is now and says whether it changed it. One that was
  /// disconnected or has another current version by now is passed over. Where nothing changes,
  /// nothing is written. `detail` is what the audit trail says of it.
  package func note(
    _ detail: String, of connections: [StoredConnection], at now: Int64,
    _ edit: (StoredConnection, inout ConnectionMetadata) -> Bool
  ) throws {
    try write(nil, at: now) { change in
      var noted: [StoredConnection] = []
      for (_, group) in Dictionary(grouping: connections, by: \.tenant.tenantID) {
        noted += try note(group, edit)
      }
      guard let first = noted.first else { return }
      let names = noted.map(\.reference.description).sorted()
      change.entries = [
        noted.count == 1
          ? AuditEntry(
            .changed, first.reference, version: first.current.number, details: [detail])
          : AuditEntry(.changed, details: [detail] + names)
      ]
    }
  }

  /// The same for connections of one tenant; returns those that were changed.
  private func note(
    _ connections: [StoredConnection],
    _ edit: (StoredConnection, inout ConnectionMetadata) -> Bool
  ) throws -> [StoredConnection] {
    var changed: [(StoredConnection, ConnectionMetadata)] = []
    for connection in connections {
      guard let fresh = try self.connection(connection.reference),
        fresh.connectionID == connection.connectionID, fresh.current == connection.current
      else { continue }
      var metadata = fresh.metadata
      if edit(connection, &metadata) { changed.append((fresh, metadata)) }
    }
    guard let tenant = changed.first?.0.tenant else { return [] }
    let key = try TenantKey(unwrapping: tenant, with: rootKey)
    try checkHead(of: tenant, key: key)
    for (connection, metadata) in changed {
      try replaceMetadata(of: connection, by: metadata, key: key)
    }
    try finish(tenant, key: key)
    return changed.map(\.0)
  }
}
