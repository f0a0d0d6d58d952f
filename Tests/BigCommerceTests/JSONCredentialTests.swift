import AuthpipeKit
import Testing

@testable import BigCommerce

/// A credential in JSON.
@Suite struct JSONCredentialTests {
  typealias Seen = CredentialsFileTests.Seen
  private let files = CredentialsFileTests()

  private static let path = CredentialsFileTests.path

  @Test(arguments: [
    #"{"store_hash":"abc123","access_token":"t0k3n","client_id":"cl13nt","client_secret":"s3cr3t"}"#,
    #"{"storeHash":"abc123","accessToken":"t0k3n","clientId":"cl13nt","clientSecret":"s3cr3t"}"#,
    #"{"apiPath":"\#(path)","AccessToken":"t0k3n","clientID":"cl13nt","client-secret":"s3cr3t"}"#,
    #"{"context":"stores/abc123","access_token":"t0k3n","client_id":"cl13nt","client_secret":"s3cr3t","user":{"id":1}}"#,
    #"{"BC_STORE_HASH":"abc123","BC_ACCESS_TOKEN":"t0k3n","BC_CLIENT_ID":"cl13nt","BC_CLIENT_SECRET":"s3cr3t"}"#,
    """
    {"schema":"authpipe.credential/1","connection":"acme","tenant":"acme","user":"default",
     "version":1,"lastAttempt":null,
     "fields":{"store_hash":"abc123","api_path":"\(path)","access_token":"t0k3n",
       "client_id":"cl13nt","client_secret":"s3cr3t"}}
    """,
  ])
  func `names are those of authpipe or of others`(text: String) throws {
    for text in [text, "\u{feff}\r\n \(text)\n\n"] {
      #expect(try files.read(text) == Seen(name: nil))
    }
  }

  @Test func `Stencil's secrets have a token alone`() throws {
    #expect(
      try files.read(#"{"accessToken":"t0k3n","githubToken":""}"#)
        == Seen(clientID: nil, clientSecret: nil, name: nil, store: nil))
  }

  @Test(arguments: [
    (#"t0k3n"#, "t0k3n"), (#"\u0074\"\\\/"#, "t\"\\/"), (#"$(x)${y}"#, "$(x)${y}"),
  ])
  func `escapes are undone`(written: String, meant: String) throws {
    #expect(try files.read("{\"access_token\":\"\(written)\"}").token == meant)
  }

  @Test func `an account's name may be in any script`() throws {
    let text = #"{"access_token":"x","client_name":"\u00fc\ud83d\ude00\u001b[1m"}"#
    #expect(try files.read(text).name == "ü😀[1m")
  }

  @Test(arguments: [
    (#""connection":"acme/u","name":"My Shop""#, "acme/u"), (#""tenant":"acme""#, "acme"),
    (#""tenant":"acme","user":"u","name":"n""#, "acme/u"), (#""name":"acme""#, "acme"),
    (#""user":"u""#, nil), (#""name":"""#, nil), (#""name":7"#, nil),
  ])
  func `the connection may be named`(members: String, name: String?) throws {
    let text = "{\"access_token\":\"x\",\(members)}"
    let file = try CredentialsFile(parsing: secretBytes(Array(text.utf8)))
    #expect(try file.connection?.get().description == name)
  }

  @Test func `a name that no connection may have is told`() throws {
    let text = #"{"access_token":"x","name":"My Shop"}"#
    let file = try CredentialsFile(parsing: secretBytes(Array(text.utf8)))
    #expect(file.connection == .failure(.character))
  }

  private static let deep = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)

  @Test(arguments: [
    ("[]", CredentialsFile.Fault.severalCredentials),
    (#"[{"access_token":"x"}]"#, .severalCredentials), ("{}", .notCredentials),
    (#"{"a":1}"#, .notCredentials), (#"{"access_token":7}"#, .notCredentials),
    (#"{"store_hash":"abc123"}"#, .noAccessToken),
    (#"{"access_token":""}"#, .notCredentials), ("{", .malformedJSON),
    (#"{"access_token":"x""#, .malformedJSON), (#"{"access_token":"x"} x"#, .malformedJSON),
    (#"{"access_token":"x",}"#, .malformedJSON), (#"{"access_token":"x\"}"#, .malformedJSON),
    (#"{"access_token":"\u12"}"#, .malformedJSON), (#"{"access_token":"\ud800"}"#, .malformedJSON),
    (#"{"access_token":"\x"}"#, .malformedJSON), ("{\"access_token\":\"x\u{0}\"}", .malformedJSON),
    ("{\"access_token\":\"x\"}\u{0}", .malformedJSON),
    (#"{"access_token":"x\u0000"}"#, .malformedToken(.notVisibleASCII)),
    (#"{"access_token":"x","a":\#(deep)}"#, .malformedJSON),
    (#"{"access_token":"x","accessToken":"y"}"#, .conflictingValues(label: "\"access_token\"")),
    (
      #"{"access_token":"x","fields":{"access_token":"y"}}"#,
      .conflictingValues(label: "\"access_token\"")
    ),
    (#"{"access_token":"authpipe://bigcommerce/a/b"}"#, .reference(place: "\"access_token\"")),
    (#"{"access_token":"x","api_path":"https://evil.example/stores/abc123/"}"#, .foreignHost),
  ])
  func `what cannot be read says why`(text: String, fault: CredentialsFile.Fault) {
    #expect(throws: fault) { try files.read(text) }
  }

  @Test func `depth within the limit is skipped`() throws {
    let deep = Self.deep.dropFirst().dropLast()
    #expect(try files.read(#"{"access_token":"t0k3n","a":\#(deep)}"#).token == "t0k3n")
  }

  @Test func `bytes that are no UTF-8 are no JSON`() {
    #expect(throws: CredentialsFile.Fault.malformedJSON) {
      try files.read(Array(#"{"access_token":"x","a":""#.utf8) + [0xff] + Array(#""}"#.utf8))
    }
  }

  @Test func `what is JSON to the system's reader is JSON here, and nothing else`() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "1", "-0.5e+3 ", "01", "1.", "true", "nul",
      "null",
      "\\u00e9", "\\", " ", "\n", "{\"a\":1}", "[1,2]",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...7, using: &generator)
      let inner = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
      let text = "{\"k\":\(inner)}"
      // The system's reader takes a comma that nothing follows.
      let dense = text.filter { !$0.isWhitespace }
      if dense.contains(",}") || dense.contains(",]") { continue }
      let isRead = Array(text.utf8).withBytes { bytes in
        var json = JSONText(bytes)
        return (try? json.skip()) != nil && (try? json.end()) != nil
      }
      #expect(isRead == (JSONValue(parsing: Array(text.utf8)) != nil), "\(text)")
    }
  }

  @Test(arguments: [
    (#"{"access_token":"x","version":1,"schema":"s","note":null}"#, false),
    (#"{"access_token":"x","note":"n"}"#, true), (#"{"access_token":"x","versions":[]}"#, true),
  ])
  func `what a file holds besides is noticed`(text: String, holdsMore: Bool) throws {
    let file = try CredentialsFile(parsing: secretBytes(Array(text.utf8)))
    #expect(file.holdsMore == holdsMore)
  }
}
