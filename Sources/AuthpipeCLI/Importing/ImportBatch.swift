internal import AuthpipeKit
internal import AuthpipeVault

/// Connections on their way into the vault: many in one transaction, and no more of them in memory
/// than secure memory is meant for.
struct ImportBatch {
  private static let mostConnections = 1_024
  private static let mostBytes = 128 << 10
  /// How often it is written anew where others change the vault meanwhile.
  private static let attempts = 5

  private let access: VaultAccess
  private let context: Context
  private(set) var waiting: [(item: ImportPlan.Item, connection: NewConnection)] = []
  private var bytes = 0
  private var lastFlush: Int64

  init(access: VaultAccess, context: Context) {
    self.access = access
    self.context = context
    lastFlush = context.now
  }

  /// Whether it is full, or what is in it has waited for a second.
  var isDue: Bool {
    waiting.count >= Self.mostConnections || bytes >= Self.mostBytes
      || (!waiting.isEmpty && context.now > lastFlush + 1)
  }

  mutating func add(_ item: ImportPlan.Item, _ connection: NewConnection) {
    waiting.append((item, connection))
    connection.credential.credential.forEachField { bytes += max($1.count, 32) }
  }

  /// Stores what waits; empty afterwards, whatever came of it.
  mutating func store() throws -> [(ImportPlan.Item, NewConnection, NewConnection.Outcome)] {
    let batch = waiting
    (waiting, bytes) = ([], 0)
    defer { lastFlush = context.now }
    guard !batch.isEmpty else { return [] }
    for attempt in 1... {
      do {
        let vault = try access.openOrMake()
        let outcomes = try vault.add(batch.map(\.connection), at: context.now)
        access.passOn(vault.notices)
        return zip(batch, outcomes).map { ($0.item, $0.connection, $1) }
      } catch VaultError.changedMeanwhile where attempt < Self.attempts {
        continue
      }
    }
    return []
  }
}
