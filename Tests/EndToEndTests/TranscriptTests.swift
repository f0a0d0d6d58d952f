import BigCommerceSandbox
import Foundation
import Testing

@Suite struct TranscriptTests {
  @Test func `there are transcripts`() {
    #expect(!Transcript.names.isEmpty)
  }

  @Test(arguments: Transcript.names) func `a session goes as it is written`(
    _ name: String
  ) async throws {
    let transcript = try Transcript(named: name)
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      var run = try TranscriptRun(transcript, in: home)
      try await run.run()
    }
  }

  @Test(arguments: [
    ("as it is", "as it is", true), ("a[..]c", "abc", true), ("a[..]c", "ac", true),
    ("a[..]c", "abd", false), ("[..]", "", true), ("a[..]b[..]c", "a1b2c", true),
    ("a[..]b[..]c", "a1c2b", false), ("ab[..]ba", "aba", false),
  ])
  func `two dots in brackets stand for anything`(_ pattern: String, _ line: String, _ fits: Bool) {
    #expect(TranscriptWords.matches(pattern, line) == fits)
  }

  @Test func `a difference shows the lines around it`() {
    let expected = Transcript.Expectation(stdout: ["one", "two", "three"])
    let actual = Transcript.Expectation(stdout: ["one", "2", "three"], stderr: ["oh"], exit: 1)
    #expect(
      TranscriptDifference(expected, actual)?.text == """
        stdout:
            one
          - two
          + 2
            three
        stderr:
          + oh
        exit status: expected 0, got 1
        """)
    #expect(TranscriptDifference(expected, expected) == nil)
  }

  @Test(arguments: ["", "==", "0"]) func `a secret is found however it is written down`(
    _ before: String
  ) throws {
    let sandbox = BigCommerceSandbox(seed: 1)
    let account = try #require(sandbox.accounts(of: "abc123").first)
    let secrets = TranscriptSecrets(of: sandbox)
    let bytes = Array("\(before)\(account.clientSecret)\n".utf8)
    #expect(secrets.found(in: "id \(account.clientID)") == nil)
    #expect(secrets.found(in: "see \(account.accessToken)") == "token 1")
    let hexadecimal = bytes.map { String(format: "%02X", $0) }.joined()
    #expect(secrets.found(in: hexadecimal) == "client secret 1 in hexadecimal")
    let base64 = Data(bytes).base64EncodedString()
    #expect(secrets.found(in: base64) == "client secret 1 in Base64")
  }
}
