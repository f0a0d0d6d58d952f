import Foundation
import Testing

@Suite struct VersionTests {
  @Test func `the program with the network code names libcurl beside what both link`() async throws
  {
    let local = try await lines(of: BuiltPrograms.authpipe)
    let online = try await lines(of: BuiltPrograms.online)
    #expect(online.map(name) == local.map(name) + ["libcurl"])
    #expect(online.first == local.first)
    let curl = try #require(online.last)
    #expect(curl.range(of: "^libcurl [0-9]+[.][0-9]+", options: .regularExpression) != nil)
  }

  @Test(.enabled(if: BuiltPrograms.areReleased, "AUTHPIPE_BIN names no released programs"))
  func `released programs know the commit that they were built from`() async throws {
    let clone = try await Program.run(
      "/usr/bin/git", ["-C", BuiltPrograms.sources, "cat-file", "-e", "HEAD"], environment: [:])
    for program in [BuiltPrograms.authpipe, BuiltPrograms.online] {
      let commit = try #require(try await lines(of: program).dropFirst().first)
      let expected = clone.exit == 0 ? "^commit [0-9a-f]{40}(-dirty)?$" : "^commit unknown$"
      #expect(commit.range(of: expected, options: .regularExpression) != nil, "\(commit)")
    }
  }

  private func lines(of program: String) async throws -> [String] {
    let answer = try await Program.run(program, ["--version"], environment: [:])
    try #require(answer.exit == 0 && answer.stderr.isEmpty)
    return answer.stdout.split(separator: "\n").map(String.init)
  }

  private func name(_ line: String) -> Substring { line.prefix { $0 != " " } }
}
