@testable import AuthpipeVault

extension Vault {
  /// Every line of the trail, each of which must be readable.
  func events(since: Int64 = .min) throws -> [AuditEvent] {
    var events: [AuditEvent] = []
    try forEachEvent(since: since) { events.append(try $0.get()) }
    return events
  }

  /// How often the vault was changed, as its row says now.
  func generation() throws -> UInt64 { try VaultTable(database: database).read().generation }
}

extension AuditEntry {
  /// An entry as a test expects it.
  init(_ action: Action, named name: String?, version: UInt64? = nil, details: [String] = []) {
    self.init(action, version: version, details: details)
    connection = name
  }
}
