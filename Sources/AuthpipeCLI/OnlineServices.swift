package import AuthpipeKit
internal import Glibc

/// What commands that need the network are handed.
package struct OnlineServices: Sendable {
  /// Makes the transport through which providers are asked, which may be on its way still.
  package var makeTransport: @Sendable () -> any StreamTransport

  /// What listens on this machine; nil in the program that cannot.
  package var servers: LocalServers?

  /// Hands over what there is.
  package init(
    makeTransport: @escaping @Sendable () -> any StreamTransport, servers: LocalServers? = nil
  ) {
    self.makeTransport = makeTransport
    self.servers = servers
  }

  /// The same with a transport that is there, or a `ProgramFault`: nobody is asked for anything
  /// that would be of no use.
  func started() async throws -> OnlineServices {
    let transport = makeTransport()
    do { try await transport.start() } catch { throw ProgramFault(error) }
    return OnlineServices(makeTransport: { transport }, servers: servers)
  }
}

extension ProgramFault {
  /// What kept anybody from being asked; nil where somebody was.
  init?(keeping finding: Finding) {
    guard case .noAnswer(let failure) = finding, case .notStarted = failure else { return nil }
    self.init(failure)
  }

  /// Why there is no transport.
  init(_ failure: TransportFailure) {
    // These stand for a program that started, and ended at once or never said a word.
    if case .notStarted(let code) = failure, code != ENOEXEC, code != ETIMEDOUT {
      let path = (try? OnlineProgram.find()) ?? "authpipe-online"
      self = .onlineNotStarted(path: DisplayText.clean(path), code: code)
    } else {
      self = .onlineBroken
    }
  }
}
