/// Where a tenant is in its vault.
package struct TenantPlace: Hashable, Sendable {
  let tenantID: [UInt8]
}
