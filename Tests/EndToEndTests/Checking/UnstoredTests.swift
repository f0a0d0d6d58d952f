import BigCommerceSandbox
import Foundation
import Testing

@Suite struct UnstoredTests {
  @Test func `a credential that is not stored is checked, and nothing is made`() async throws {
    try await TemporaryHome.lend { home in
      let file = try await home.bash("authpipe check --from $file --api-url $url")
      #expect(file.exit == 0 && file.stdout.contains("abc123  healthy"))
      let token = try await home.authpipe(
        "check", "--stdin", "--store", "abc123", "--api-url", home.sandbox.baseURL, "--json",
        input: home.token() + "\n")
      #expect(token.exit == 0 && token.stdout.contains(#""connection":"-""#))
      try home.sandbox.revoke(account: 1, of: "abc123")
      let dead = try await home.bash("authpipe check -q --from - --api-url $url <$file")
      #expect(dead.exit == 2 && dead.stdout.contains("- (store abc123): rejected"))
      for outcome in [file, token, dead] {
        #expect(Secrets(of: [home.account()]).found(in: outcome.stdout + outcome.stderr) == [])
      }
      #expect(try await home.bash("find . -type f ! -path './Downloads/*'").stdout.isEmpty)
    }
  }

  @Test(arguments: [
    ("check --from $file --stdin", "--stdin and --from exclude each other"),
    ("check acme --from $file", "--from checks a credential that is not stored"),
    ("check --tenant acme --stdin", "--from checks a credential that is not stored"),
    ("check --from $file --due", "--from and --due exclude each other"),
    ("check --from $file --notify true", "--from and --notify exclude each other"),
    ("check --store abc123", "--store and --api-url belong to --from"),
    ("check --api-url $url", "--store and --api-url belong to --from"),
    ("check --jobs 0", "--jobs takes a number from 1 to 128"),
    ("check --jobs 129", "--jobs takes a number from 1 to 128"),
    ("check --confirm 0", "--confirm takes a number from 1 to 10"),
    ("check --retries=-1", "--retries takes a number from 0 to 5"),
    ("check --jitter 1", "--jitter takes a length of time"),
    ("check --jitter 61m", "--jitter takes one second to one hour"),
    ("check --timeout 0s", "--timeout takes one second to ten years"),
    ("check --format xml", "the value given for --format is not valid"),
    ("check --format xml", "it is one of text, json, ndjson, nagios, prometheus"),
    ("check --format nagios --json", "--json and --format exclude each other"),
    ("check --format json --quiet", "--quiet and --format json exclude each other"),
    ("check --notify 'no-such-program x'", "there is no program no-such-program to notify"),
    ("check --notify ''", "the --notify program is not a program and its words"),
  ])
  func `options that make no sense are refused, and nobody is asked`(
    command: String, words: String
  ) async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash("authpipe \(command)")
      #expect(outcome.exit == 64)
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    }
  }
}
