import Foundation
import Testing

@Suite struct DoctorTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      let check: String
      let level: String
      let message: String
      let hint: String?
    }

    let schema: String
    let findings: [Finding]

    func levels(_ check: String) -> Set<String> {
      Set(findings.filter { $0.check == check }.map(\.level))
    }
  }

  /// Runs `doctor` after a script and gives what it found with its exit status.
  private func examine(
    _ home: TemporaryHome, after script: String = ":", options: String = "",
    program: String = "authpipe"
  ) async throws -> (report: Report, exit: Int32) {
    let outcome = try await home.bash("\(script)\n\(program) doctor --json \(options)")
    #expect(outcome.stderr == "")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.stdout.utf8))
    #expect(report.schema == "authpipe.doctor/1")
    return (report, outcome.exit)
  }

  @Test func `where all is well it says so, and asks BigCommerce for its time`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let (report, exit) = try await examine(home)
      #expect(exit == 0)
      #expect(report.findings.allSatisfy { $0.level == "ok" || $0.level == "note" })
      for check in ["programs", "folder", "disk", "vault", "key", "contents", "health", "clock"] {
        #expect(report.levels(check) == ["ok"], "\(check)")
      }
      #expect(try await examine(home, options: "--offline").report.levels("clock") == [])
    }
  }

  @Test func `without a vault there is nothing wrong`() async throws {
    try await TemporaryHome.lend { home in
      let (report, exit) = try await examine(home)
      #expect(exit == 0)
      #expect(report.levels("vault") == ["note"])
    }
  }

  /// What is broken, which check tells it, how, and what the command ends with.
  struct Break: Sendable, CustomTestStringConvertible {
    let script: String
    let check: String
    let level: String
    let exit: Int32
    var testDescription: String { script }
  }

  static let breaks = [
    Break(script: "rm $key", check: "key", level: "error", exit: 77),
    Break(script: "chmod 644 $key", check: "key", level: "error", exit: 78),
    Break(script: "echo junk >$key", check: "key", level: "error", exit: 77),
    Break(script: "chmod 777 ${vault%/*}", check: "folder", level: "warning", exit: 1),
    Break(script: "chmod 644 $vault", check: "vault", level: "warning", exit: 1),
    Break(script: "chmod 666 $vault", check: "vault", level: "error", exit: 78),
    Break(script: "ln $vault other", check: "vault", level: "warning", exit: 1),
    Break(script: "mv $vault v; ln -s $PWD/v $vault", check: "vault", level: "error", exit: 78),
    Break(script: "echo junk >$vault", check: "vault", level: "error", exit: 65),
    Break(
      script: "sqlite3 $vault 'PRAGMA user_version=99'", check: "vault", level: "error", exit: 78),
    Break(
      script: "sqlite3 $vault 'UPDATE vault SET header=zeroblob(200)'", check: "vault",
      level: "error", exit: 65),
    Break(
      script: "sqlite3 $vault 'UPDATE record SET sealed=zeroblob(141) WHERE field=2'",
      check: "contents", level: "error", exit: 65),
    Break(
      script: "sqlite3 $vault 'DELETE FROM event WHERE sequence=2'", check: "contents",
      level: "error", exit: 65),
    Break(
      script: "cp $vault old; authpipe set acme --label a=b 2>words; cp old $vault",
      check: "rollback", level: "error", exit: 65),
    Break(
      script: "echo junk >$(echo .local/state/authpipe/*.seen)", check: "rollback",
      level: "warning", exit: 1),
    Break(script: "export SSLKEYLOGFILE=x", check: "environment", level: "warning", exit: 1),
    Break(script: "export LD_LIBRARY_PATH=/x", check: "environment", level: "warning", exit: 1),
    Break(
      script: "curl -s -X POST $url/sandbox/stores/abc123/revoke >x; authpipe check >x 2>&1",
      check: "health", level: "warning", exit: 1),
  ]

  @Test(arguments: breaks)
  func `it tells what is broken, with what mends it, and goes on`(broken: Break) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let (report, exit) = try await examine(home, after: broken.script)
      #expect(exit == broken.exit)
      let found = report.findings.filter {
        $0.check == broken.check && $0.level == broken.level
      }
      #expect(found.count == 1 && found.allSatisfy { $0.hint?.isEmpty == false })
      #expect(report.levels("programs") == ["ok"])
    }
  }

  /// Several things broken at once, and everything that is told of the vault and its key.
  static let severals = [
    (
      "chmod 666 $vault; ln $vault other; chmod 644 $key",
      ["vault error", "vault warning", "key error"], 78
    ),
    ("echo junk >$vault; chmod 644 $key", ["vault error", "key error"], 65),
    (
      "sqlite3 $vault 'UPDATE vault SET header=zeroblob(200)'; rm $key",
      ["vault error", "key note", "contents note"], 65
    ),
    ("rm $key", ["vault ok", "key error", "contents note"], 77),
    (
      "rm $key; printf X | dd of=$vault bs=1 seek=$((4096 * 7)) conv=notrunc status=none",
      ["vault ok", "key error", "contents error"], 77
    ),
    (
      "cp $vault old; authpipe set acme --label a=b 2>words; cp old $vault; rm $key",
      ["vault ok", "rollback error", "key error", "contents note"], 65
    ),
    ("rm $vault; echo junk >$key", ["vault note", "key error"], 77),
  ]

  @Test(arguments: severals)
  func `one fault hides no other`(script: String, told: [String], ends: Int) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let (report, exit) = try await examine(
        home, after: "umask 077; \(script)", options: "--offline")
      let about = report.findings.filter {
        ["vault", "key", "contents", "rollback"].contains($0.check)
      }
      #expect(about.map { "\($0.check) \($0.level)" } == told)
      #expect(exit == ends)
    }
  }

  @Test func `it works without the program that has the network, or with a broken one`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let alone = "mkdir -p bin; cp \"$(command -v authpipe)\" bin"
      let (missing, exit) = try await examine(home, after: alone, program: "bin/authpipe")
      #expect(exit == 69 && missing.levels("programs") == ["error"])
      #expect(missing.levels("contents") == ["ok"] && missing.levels("clock") == [])
      let (broken, code) = try await examine(
        home, after: "printf '#!/bin/sh\\nexit 127\\n' >bin/authpipe-online; chmod +x bin/*",
        program: "bin/authpipe")
      #expect(code == 69 && broken.levels("programs") == ["error"])
      #expect(broken.levels("contents") == ["ok"])
    }
  }
}
