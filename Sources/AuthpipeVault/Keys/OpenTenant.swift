/// A tenant's row with its unwrapped key.
struct OpenTenant: ~Copyable {
  let row: TenantRow
  let key: TenantKey

  init(row: TenantRow, key: consuming TenantKey) {
    self.row = row
    self.key = key
  }

  /// Unwraps the key of `row`.
  init(_ row: TenantRow, with rootKey: borrowing RootKey) throws {
    self.init(row: row, key: try TenantKey(unwrapping: row, with: rootKey))
  }
}

/// The tenant of the connection that was read last: its secrets are asked for next.
final class LastTenant {
  let tenant: OpenTenant

  init(_ tenant: consuming OpenTenant) {
    self.tenant = tenant
  }
}
