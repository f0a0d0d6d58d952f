import AuthpipeKit

@testable import AuthpipeVault

/// What may be read from a sample whose file was altered: what was in it before, and a connection
/// that was added since.
struct KnownContents {
  static let added = "acme/another"

  let connections: [String: ReadConnection]
  private let addition: ReadConnection
  private let events: [AuditEvent]

  init(of sample: SampleVault) throws {
    connections = try sample.read()
    addition = try .sample(Self.added)
    var events: [AuditEvent] = []
    try sample.open().forEachEvent { events.append(try $0.get()) }
    self.events = events
  }

  func holds(_ metadata: ConnectionMetadata) -> Bool {
    connections.values.contains { $0.metadata == metadata } || metadata == addition.metadata
  }

  func holds(_ event: AuditEvent) -> Bool {
    events.contains(event)
      || event.entry.connection == addition.metadata.reference?.qualifiedName
        && event.entry.action == AuditEntry.Action.connected.rawValue
  }
}

/// Something opened that was never stored.
struct WrongPlaintext: Error {
  let remark: String
}

extension SampleVault {
  /// Reads the vault in every way. What opens must be what was stored, or this ends in
  /// `WrongPlaintext`; what does not open must say so with a fault of the vault's. Returns whether
  /// anything was not as it was.
  @discardableResult func examine(for known: KnownContents, _ remark: String = "") throws -> Bool {
    let vault: Vault
    do { vault = try open() } catch is VaultError { return true }
    var isWhole = try vault.find(known, remark)
    isWhole = try vault.list(known, remark) && isWhole
    do {
      _ = try vault.contents()
      isWhole = try vault.verify().isWhole && isWhole
    } catch is VaultError { return true }
    return !isWhole
  }
}

extension Vault {
  /// Reads each connection by its name; returns whether all of it was there.
  fileprivate func find(_ known: KnownContents, _ remark: String) throws -> Bool {
    var isWhole = true
    for (name, stored) in known.connections {
      do {
        let found = try find(name)
        guard found.metadata == stored.metadata else { throw WrongPlaintext(remark: remark) }
        for (field, secret) in stored.secrets {
          do {
            let text = try text(field, of: found)
            // That a row is missing is seen by writers and `verify` only.
            guard text == nil || text == secret else { throw WrongPlaintext(remark: remark) }
            if text == nil { isWhole = false }
          } catch is VaultError { isWhole = false }
        }
      } catch is VaultError { isWhole = false }
    }
    return isWhole
  }

  /// Lists connections and events; returns whether all could be read.
  fileprivate func list(_ known: KnownContents, _ remark: String) throws -> Bool {
    var isWhole = true
    do {
      try forEachConnection { connection in
        guard case .success(let found) = connection else {
          isWhole = false
          return
        }
        guard known.holds(found.metadata) else { throw WrongPlaintext(remark: remark) }
      }
      try forEachEvent { event in
        guard case .success(let found) = event else {
          isWhole = false
          return
        }
        guard known.holds(found) else { throw WrongPlaintext(remark: remark) }
      }
    } catch is VaultError { return false }
    return isWhole
  }
}
