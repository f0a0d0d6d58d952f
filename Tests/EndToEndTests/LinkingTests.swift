import Foundation
import Testing

@Suite struct LinkingTests {
  @Test func `authpipe has no network code in it, and authpipe-online has`() async throws {
    let local = try await needed(by: BuiltPrograms.authpipe)
    for library in ["FoundationNetworking", "libcurl", "libFoundation.so", "libssl"] {
      #expect(!local.contains(library))
    }
    let online = try await needed(by: BuiltPrograms.online)
    #expect(online.contains("FoundationNetworking") || online.contains("libcurl"))

    // What is linked in statically is in no list.
    let names = ["FoundationNetworking", "FlyingFox", "curl_easy_perform"]
    let program = try Data(contentsOf: URL(fileURLWithPath: BuiltPrograms.authpipe))
    #expect(names.filter { program.range(of: Data($0.utf8)) != nil } == [])
    let other = try Data(contentsOf: URL(fileURLWithPath: BuiltPrograms.online))
    #expect(other.range(of: Data(names[0].utf8)) != nil)
  }

  @Test(.enabled(if: BuiltPrograms.areReleased, "AUTHPIPE_BIN names no released programs"))
  func `the released authpipe is not a dynamic executable`() async throws {
    try await TemporaryHome.lend { home in
      let linking = try await home.bash("LC_ALL=C ldd '\(BuiltPrograms.authpipe)'")
      #expect((linking.stdout + linking.stderr).contains("not a dynamic executable"))
    }
  }

  @Test(.enabled(if: BuiltPrograms.areReleased, "AUTHPIPE_BIN names no released programs"))
  func `the released authpipe-online takes its libraries from the system alone`() async throws {
    let sections = try await needed(by: BuiltPrograms.online)
    #expect(!sections.contains("RUNPATH") && !sections.contains("RPATH"))
  }

  @Test func `get works with an empty environment but for HOME`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await Program.run(
        BuiltPrograms.authpipe, ["get", "acme"], environment: ["HOME": home.path], in: "/")
      #expect(outcome == Outcome(stdout: home.token() + "\n"))
    }
  }

  @Test func `an import that breaches the layers is reported`() async throws {
    try await TemporaryHome.lend { home in
      let copy = "cp -r '\(BuiltPrograms.sources)/Sources' '\(BuiltPrograms.sources)/Scripts' ."
      let clean = try await home.bash("\(copy) && Scripts/check-layers")
      #expect(clean == Outcome())
      let breached = try await home.bash(
        """
        echo 'internal import FoundationNetworking' > Sources/AuthpipeVault/Planted.swift
        Scripts/check-layers
        """)
      let complaint = "layer: AuthpipeVault imports FoundationNetworking\n"
      #expect(breached == Outcome(stdout: complaint, exit: 1))
    }
  }

  private func needed(by program: String) async throws -> String {
    let outcome = try await Program.run(
      "/usr/bin/readelf", ["-d", program], environment: ["LC_ALL": "C"])
    try #require(outcome.exit == 0)
    return outcome.stdout
  }
}
