import Foundation
import Testing

/// The short way of a `get` with nothing but a name and a field, beside the way through the parser.
@Suite struct PlainGetTests {
  private static let lines = [
    ["acme"], ["acme", "access_token"], ["acme", "store_hash"], ["acme", "webhook_secret"],
    ["bigcommerce:acme"], ["acme/default", "client_id"], ["acme/u2"], ["acm"], ["nobody"],
    ["acme", "acess_token"], ["acme", "help"], ["help"], ["/acme"], ["a/b/c"], [":"], ["a:b"],
    ["é"],
    ["acme\u{1b}[31m"], ["acme", "\u{1b}[31m"],
    ["s3cr3tt0k3nabcdefghijklmnopqrstuvwxyz"], ["acme", "s3cr3tt0k3nabcdefghijklmnopqrstuvwxyz"],
  ]

  @Test func `it answers as with an option that changes nothing`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      for line in Self.lines { try await compare(line, in: home) }
      _ = try await home.bash("mv '\(home.keyFile)' away")
      try await compare(["acme"], in: home)
      _ = try await home.bash("mv '\(home.vault)' gone")
      try await compare(["acme"], in: home)
    }
  }

  private func compare(_ line: [String], in home: TemporaryHome) async throws {
    let plain = try await run(line, in: home)
    for option in ["--no-color", "--no-input"] {
      #expect(try await run(line + [option], in: home) == plain, "\(line)")
    }
    // `--versions` is for the whole command to parse, and `current` is what there is.
    if plain.exit == 0, line.last != "store_hash" {
      #expect(try await run(line + ["--versions", "current"], in: home) == plain, "\(line)")
    }
  }

  private func run(_ line: [String], in home: TemporaryHome) async throws -> Outcome {
    try await Program.run(
      BuiltPrograms.authpipe, ["get"] + line, environment: home.environment, in: home.path)
  }
}
