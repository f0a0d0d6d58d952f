internal import AuthpipeKit
internal import BigCommerce
internal import Figures
internal import HostileServers
internal import Testing
internal import WorkerTransport

/// Every way in which a server can misbehave, asked with a token over a real socket.
///
/// One after the other: so many workers at once would starve each other.
@Suite(.serialized) struct BadServerTests {
  private static let transport = WorkerTransport.ofTests()

  @Test(arguments: Misbehaviour.all)
  func `a server that misbehaves gets the verdict it deserves, and no second host a byte`(
    way: Misbehaviour
  ) async throws {
    let elsewhere = try RawServer { $0.send(Misbehaviour.healthy) }
    let port = elsewhere.port
    let server = try RawServer { way.answer($0, port) }
    let limits = ProbeLimits(timeout: way.waits ? .seconds(2) : .seconds(20))
    let result = await probe(server.port, limits: limits)

    #expect([way.verdict, way.otherVerdict].contains(result.verdict), "\(result.finding)")
    #expect((result.finding == .noAnswer(.timedOut)) == way.waits, "\(result.finding)")
    #expect(elsewhere.requests.isEmpty)
    // One question, its confirmation, the other question, and one more try.
    #expect((1...4).contains(server.requests.count))
    for request in server.requests {
      #expect(request.contains("X-Auth-Token: \(token)\r\n"))
      #expect(!request.lowercased().contains("cookie:"))
    }
    Figures.add("ways of a server to misbehave, asked over a socket")
  }

  @Test func `there are more than a hundred ways, each with a name of its own`() {
    #expect(Misbehaviour.all.count > 100)
    #expect(Set(Misbehaviour.all.map(\.name)).count == Misbehaviour.all.count)
  }

  @Test func `nobody listening is no verdict on a token`() async throws {
    let result = await probe(try RawServer.freePort(), limits: .standard)
    #expect(result.finding == .noAnswer(.connectionRefused))
    #expect(result.verdict == .unreachable)
  }

  @Test func `a server that waits holds none of the others up`() async throws {
    let mute = try RawServer { $0.waitForClose() }
    let good = try RawServer { $0.send(Misbehaviour.healthy) }
    let transport = WorkerTransport.ofTests()
    let waiting = Task {
      await probe(mute.port, limits: ProbeLimits(timeout: .seconds(20)), through: transport)
    }
    for _ in 0..<20 {
      #expect(await probe(good.port, limits: .standard, through: transport).verdict == .healthy)
    }
    waiting.cancel()
    #expect(await waiting.value.finding == .noAnswer(.cancelled))
  }

  private func probe(
    _ port: UInt16, limits: ProbeLimits, through transport: WorkerTransport = Self.transport
  ) async -> ProbeResult {
    do {
      return await BigCommerceProvider(
        transport: transport, endpoint: try APIEndpoint(loopback: "http://127.0.0.1:\(port)"),
        userAgent: "authpipe/test", limits: limits
      )
      .probe(token: try secret().value, storeHash: Misbehaviour.store, declaredScopes: [])
    } catch {
      Issue.record(error)
      return ProbeResult(finding: .notAsked, httpStatus: nil, duration: .zero)
    }
  }
}
