import AuthpipeKit
import Figures
import Foundation
import HostileServers
import Testing

/// Servers that misbehave, as `authpipe check` meets them.
@Suite struct BadServerTests {
  private static let ways: [Misbehaviour] = {
    // Those that wait take half a minute each, though all of them together no longer.
    let prompt = Misbehaviour.all.filter { !$0.waits }
    let waiting = Misbehaviour.all.filter(\.waits)
    return Sample.of(prompt, 40) + (Sample.isTorture ? waiting : [waiting[0]])
  }()

  @Test func `one check judges every bad server for itself, and the good ones beside them`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let elsewhere = try RawServer { $0.send(Misbehaviour.healthy) }
      let bad = try await connect(Self.ways, to: home, elsewhere: elsewhere)
      try await home.connect("good/first")
      try await home.connect("good/second")
      for server in bad { server.turn() }

      let outcome = try await home.bash("\(Self.measured) authpipe check --json")
      #expect(outcome.exit == 2)
      let results = try answer(outcome.stdout)
      #expect(results.count == bad.count + 2)
      #expect(results["good/first"]?.verdict == "healthy")
      #expect(results["good/second"]?.verdict == "healthy")
      for (number, server) in bad.enumerated() {
        let result = try #require(results["bad\(number)"])
        let expected = [server.way.verdict, server.way.otherVerdict].map { $0?.name }
        #expect(expected.contains(result.verdict), "\(server.way)")
        #expect(result.milliseconds <= (server.way.verdict == .throttled ? 60_000 : 35_000))
        #expect((1...4).contains(server.server.requests.count), "\(server.way)")
      }
      #expect(elsewhere.requests.isEmpty)
      let peak = try String(contentsOfFile: "\(home.path)/peak", encoding: .utf8)
      #expect(try #require(Int(peak)) < 128 << 10)
      #expect(Secrets([home.token()]).found(in: outcome.stdout + outcome.stderr) == [])
      try await expectKept(bad, in: home)
      Figures.add("ways of a server to misbehave, checked by the program", bad.count)
    }
  }

  @Test func `a bad server alone decides the exit status`() async throws {
    try await TemporaryHome.lend { home in
      let elsewhere = try RawServer { $0.send(Misbehaviour.healthy) }
      let ways = Sample.of(Misbehaviour.all.filter { !$0.waits }, 12)
      let bad = try await connect(ways, to: home, elsewhere: elsewhere)
      for (number, server) in bad.enumerated() {
        server.turn()
        let outcome = try await home.authpipe("check", "bad\(number)")
        #expect(outcome.exit == server.way.exit, "\(server.way): \(outcome.stderr)")
      }
      #expect(elsewhere.requests.isEmpty)
    }
  }

  @Test func `nothing is stored because of a bad server`() async throws {
    try await TemporaryHome.lend { home in
      let elsewhere = try RawServer { $0.send(Misbehaviour.healthy) }
      let refusing = Misbehaviour.all.filter { !$0.waits && $0.verdict != .healthy }
      for way in Sample.of(refusing, 12) {
        let bad = try BadServer(way, elsewhere: elsewhere.port)
        bad.turn()
        let outcome = try await home.authpipe(
          "connect", "bigcommerce", "acme", "--store", Misbehaviour.store, "--from", "-",
          "--api-url", bad.url, input: home.token())
        #expect(outcome.exit == way.exit, "\(way): \(outcome.stderr)")
        #expect(outcome.stderr.contains("authpipe: error: "))
        #expect(Secrets([home.token()]).found(in: outcome.stdout + outcome.stderr) == [])
        #expect(!FileManager.default.fileExists(atPath: home.vault))
      }
      #expect(elsewhere.requests.isEmpty)
    }
  }

  @Test func `nobody listening leaves the others alone`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let port = try RawServer.freePort()
      try await home.authpipe(
        "connect", "bigcommerce", "gone", "--offline", "--store", "abc123", "--from", "-",
        "--api-url", "http://127.0.0.1:\(port)", input: home.token())
      try await home.connect("good")
      let outcome = try await home.authpipe("check", "--json")
      #expect(outcome.exit == 3)
      let results = try answer(outcome.stdout)
      #expect(results["gone"]?.verdict == "unreachable")
      #expect(results["good"]?.verdict == "healthy")
    }
  }

  /// Begins a command of which the most memory is written to the file `peak`, in KiB.
  static let measured = """
    python3 -c '
    import ctypes, os, resource, subprocess, sys
    # The workers outlive the command by a moment, and are children of this process then.
    assert ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) == 0
    status = subprocess.call(sys.argv[1:])
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    with open("peak", "w") as file:
        file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
    sys.exit(status)'
    """

  /// Connects a server per way, as long as it is still as it should be.
  private func connect(
    _ ways: [Misbehaviour], to home: TemporaryHome, elsewhere: RawServer
  ) async throws -> [BadServer] {
    let servers = try ways.map { try BadServer($0, elsewhere: elsewhere.port) }
    for (number, server) in servers.enumerated() {
      let outcome = try await home.authpipe(
        "connect", "bigcommerce", "bad\(number)", "--store", Misbehaviour.store, "--from", "-",
        "--api-url", server.url, input: home.token())
      try #require(outcome.exit == 0, "\(outcome.stderr)")
    }
    return servers
  }

  /// What is known of a credential changes by what was learnt, and by nothing else.
  private func expectKept(_ servers: [BadServer], in home: TemporaryHome) async throws {
    let listed = try await home.authpipe("list", "--json")
    let known = try answer(listed.stdout, under: "connections")
    for (number, server) in servers.enumerated() {
      let expected = server.way.verdict.isKnown ? server.way.verdict.name : "healthy"
      #expect(known["bad\(number)"]?.verdict == expected, "\(server.way)")
    }
  }

  private struct Result {
    let verdict: String
    let milliseconds: Int
  }

  /// The results of an answer in JSON, by connection.
  private func answer(_ json: String, under key: String = "results") throws -> [String: Result] {
    let whole = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let results = try #require(whole[key] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: results.compactMap { result in
        guard let name = result["connection"] as? String,
          let verdict = result["verdict"] as? String
        else { return nil }
        return (name, Result(verdict: verdict, milliseconds: result["durationMs"] as? Int ?? 0))
      })
  }
}
