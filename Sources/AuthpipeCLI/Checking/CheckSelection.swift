internal import AuthpipeKit
internal import AuthpipeVault

/// The stored connections that a check is about, read a few at a time: reading all of a large vault
/// takes longer than the first answers do.
final class CheckSelection: Sequence, IteratorProtocol {
  /// What is read of the vault at a time; everything else waits meanwhile.
  private static let tenantsAtOnce = 8

  /// Those that were left out because they are not due.
  private(set) var rested: [StoredConnection] = []
  /// What could not be read; it keeps none of the others from being checked.
  private var unread: [Failure] = []
  /// Why no more could be read at all.
  private var failure: (any Error)?

  private let access: VaultAccess
  /// The moment, in seconds since 1970, at which a connection must be due; nil takes all.
  private let dueAt: Int64?
  private var places: ArraySlice<Result<TenantPlace, VaultError>> = []
  private var found: ArraySlice<StoredConnection> = []
  private var handedOut = 0

  /// Selects `references`, the connections of `tenant`, or all; of these, where `dueAt` says so,
  /// what is due then.
  init(
    _ references: [ConnectionReference], tenant: String?, dueAt: Int64?,
    through access: VaultAccess
  ) throws {
    self.access = access
    self.dueAt = dueAt
    guard references.isEmpty, tenant == nil else {
      let named = try access.read { vault in
        try Self.named(references, tenant: tenant, dueAt: dueAt, in: vault)
      }
      (found, rested, unread) = (named.found[...], named.rested, named.faults)
      return
    }
    places = try access.read { vault in try vault.tenantPlaces()[...] }
  }

  /// What could not be read, and why no more could.
  var faults: [Failure] { unread + (failure.map { [Failure(wording: $0)] } ?? []) }

  /// How many are selected, as far as is known by now: a tenant that was not read yet has one.
  var count: Int { handedOut + found.count + places.count }

  func next() -> StoredConnection? {
    while found.isEmpty, !places.isEmpty, failure == nil { readMore() }
    guard let next = found.popFirst() else { return nil }
    handedOut += 1
    return next
  }

  private func readMore() {
    let some = places.prefix(Self.tenantsAtOnce)
    places = places.dropFirst(some.count)
    do {
      let piece = try access.read { vault in
        var piece = Piece()
        for place in some {
          switch place {
          case .success(let place):
            try vault.forEachConnection(at: place) { try piece.take($0, dueAt: dueAt, in: vault) }
          case .failure(let fault): piece.faults.append(Failure(wording: fault))
          }
        }
        return piece
      }
      found = piece.found[...]
      rested += piece.rested
      unread += piece.faults
    } catch {
      failure = error
    }
  }

  /// Connections that were read together.
  private struct Piece {
    var found: [StoredConnection] = []
    var rested: [StoredConnection] = []
    var faults: [Failure] = []

    mutating func take(
      _ result: Result<StoredConnection, VaultError>, dueAt: Int64?, in vault: Vault
    ) throws {
      switch result {
      case .success(let connection):
        try take(connection, dueAt: dueAt, in: vault)
      case .failure(let fault): faults.append(Failure(wording: fault))
      }
    }

    mutating func take(_ connection: StoredConnection, dueAt: Int64?, in vault: Vault) throws {
      if let dueAt {
        let history = VerdictHistory(newestFirst: try vault.verdicts(of: connection))
        guard history.isDue(at: dueAt, spread: connection.spread) else {
          return rested.append(connection)
        }
      }
      found.append(connection)
    }
  }

  private static func named(
    _ references: [ConnectionReference], tenant: String?, dueAt: Int64?, in vault: Vault
  ) throws -> Piece {
    var piece = Piece()
    if let tenant {
      try vault.forEachConnection(tenant: tenant) { try piece.take($0, dueAt: dueAt, in: vault) }
      if piece.found.isEmpty, piece.rested.isEmpty, piece.faults.isEmpty {
        try ConnectionLookup(vault: vault).refuseTenant(tenant)
      }
    }
    let lookup = ConnectionLookup(vault: vault)
    var seen: Swift.Set<ConnectionReference> = []
    for reference in references where seen.insert(reference).inserted {
      try piece.take(lookup.find(reference), dueAt: dueAt, in: vault)
    }
    return piece
  }
}
