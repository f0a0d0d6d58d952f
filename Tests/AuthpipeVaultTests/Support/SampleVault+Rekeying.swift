import AuthpipeKit
import Testing

@testable import AuthpipeVault

/// What is given new keys.
enum RekeyingScope: String, CaseIterable, Sendable {
  case tenant, root, all
}

extension SampleVault {
  /// Gives new keys to the tenant `acme`, the root, or everything, and keeps every slot.
  func rekey(_ scope: RekeyingScope) throws {
    let vault = try open(.writing)
    guard scope != .tenant else { return try vault.rekeyTenant("acme", at: Self.now) }
    let rekeying = try RootRekeying(of: vault)
    _ = try rekeying.keepSlots(openedBy: Self.key())
    try vault.rekeyRoot(rekeying, tenants: scope == .all, at: Self.now)
    #expect(vault.notices.isEmpty)
  }
}
