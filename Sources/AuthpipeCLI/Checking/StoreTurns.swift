internal import AuthpipeKit
internal import AuthpipeVault

/// In which order connections are asked about: as they come, but of one store only a few at a time.
/// Its quota is shared with the programs that keep it running, and one that hangs must not take
/// every place.
struct StoreTurns {
  /// How many connections of a store are asked about at a time.
  private static let atOnce = 4

  private struct Store: Hashable {
    let endpoint: String
    let hash: String

    init(_ connection: StoredConnection) {
      endpoint = connection.metadata.endpoint
      hash = connection.metadata.storeHash
    }
  }

  private var coming: any IteratorProtocol<StoredConnection>
  private var isAtEnd = false
  /// What is asked about, and of which store.
  private var asked: [ConnectionReference: Store] = [:]
  private var busy: [Store: Int] = [:]
  /// What waits until another connection of its store is done.
  private var waiting: [Store: ArraySlice<StoredConnection>] = [:]
  /// What need not wait any more.
  private var ready: [StoredConnection] = []

  init(_ connections: some Sequence<StoredConnection>) {
    coming = connections.makeIterator()
  }

  /// Whether all of them had their turn.
  var areOver: Bool { isAtEnd && ready.isEmpty && waiting.values.allSatisfy(\.isEmpty) }

  /// The next connection to ask about, which is asked about from now on; nil where there is none
  /// now.
  mutating func next() -> StoredConnection? {
    if let connection = ready.popLast() { return connection }
    while let connection = coming.next() {
      let store = Store(connection)
      asked[connection.reference] = store
      guard busy[store, default: 0] >= Self.atOnce else {
        busy[store, default: 0] += 1
        return connection
      }
      waiting[store, default: []].append(connection)
    }
    isAtEnd = true
    return nil
  }

  /// Gives nobody a turn any more, and returns those that had none.
  mutating func giveUp() -> [StoredConnection] {
    var rest = ready + waiting.values.flatMap(\.self)
    while let connection = coming.next() { rest.append(connection) }
    (ready, waiting, isAtEnd) = ([], [:], true)
    return rest
  }

  /// Gives the turn of `reference`, which is done, to the next of its store.
  mutating func end(_ reference: ConnectionReference) {
    guard let store = asked.removeValue(forKey: reference) else { return }
    if let next = waiting[store]?.popFirst() {
      ready.append(next)
    } else {
      busy[store, default: 1] -= 1
    }
  }
}
