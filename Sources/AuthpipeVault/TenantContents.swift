package import AuthpipeKit

/// What is stored of a tenant, as far as it can be read.
package struct TenantContents: Hashable, Sendable {
  package let tenant: String
  /// The connections that can be read, in the order of their names.
  package var connections: [ConnectionReference] = []
  /// Those that cannot: by name where the audit trail tells it, and else by id.
  package var unreadable: [String] = []
  /// Whether every row is there that authpipe wrote, as it wrote it, and no other.
  package var isWhole = true
}
