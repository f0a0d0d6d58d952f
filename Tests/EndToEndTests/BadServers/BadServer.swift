import HostileServers
import Synchronization

/// A server that is as it should be until it is told to misbehave.
final class BadServer: Sendable {
  let way: Misbehaviour
  let server: RawServer
  private let mood: Mood

  private final class Mood: Sendable {
    let isBad = Mutex(false)
  }

  init(_ way: Misbehaviour, elsewhere: UInt16) throws {
    self.way = way
    let mood = Mood()
    self.mood = mood
    server = try RawServer { connection in
      if mood.isBad.withLock({ $0 }) {
        way.answer(connection, elsewhere)
      } else {
        connection.send(Misbehaviour.healthy)
      }
    }
  }

  var url: String { "http://127.0.0.1:\(server.port)" }

  /// Misbehaves from here on.
  func turn() {
    server.forgetRequests()
    mood.isBad.withLock { $0 = true }
  }
}
