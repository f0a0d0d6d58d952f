import AuthpipeKit
import Testing

@testable import BigCommerce

/// A credential among the variables of a project.
@Suite struct VariablesFileTests {
  typealias Seen = CredentialsFileTests.Seen
  private let files = CredentialsFileTests()

  private static let plain = [
    "BIGCOMMERCE_STORE_HASH=abc123", "BIGCOMMERCE_ACCESS_TOKEN=t0k3n",
    "BIGCOMMERCE_CLIENT_ID=cl13nt", "BIGCOMMERCE_CLIENT_SECRET=s3cr3t",
  ]

  @Test(arguments: ["\n", "\r\n", "\r", "\n\n", " # why\n", "\nOTHER=x\n"])
  func `lines end in any way, and others lie between them`(ending: String) throws {
    for mark in ["", "\u{feff}"] {
      #expect(try files.read(mark + Self.plain.joined(separator: ending)) == Seen(name: nil))
    }
  }

  @Test(arguments: [
    ["BC_STORE_HASH=abc123", "BC_ACCESS_TOKEN=t0k3n", "BC_CLIENT_ID=cl13nt"],
    [
      "BC_LOCAL_CLIENT_ID=cl13nt", "BC_LOCAL_ACCESS_TOKEN=t0k3n",
      "BC_LOCAL_STORE_HASH=stores/abc123",
    ],
    [
      "CATALYST_STORE_HASH=abc123", "BIGCOMMERCE_STORE_HASH=abc123", "CATALYST_ACCESS_TOKEN=t0k3n",
      "BC_CLIENT_ID=cl13nt",
    ],
    [
      "BIGCOMMERCE_API_URL=https://api.bigcommerce.com/stores/abc123/v3", "BC_ACCESS_TOKEN=t0k3n",
      "BC_CLIENT_ID=cl13nt", "BC_API_ENDPOINT=",
    ],
    [
      "BC_API_ENDPOINT=https://api.bigcommerce.com", "BC_STORE_HASH=store-abc123",
      "BC_ACCESS_TOKEN=t0k3n", "BC_CLIENT_ID=cl13nt",
    ],
  ])
  func `each project's names are known`(lines: [String]) throws {
    #expect(
      try files.read(lines.joined(separator: "\n")) == Seen(clientSecret: nil, name: nil))
  }

  @Test func `the names of one sample are known in whole`() throws {
    let text = "BC_LOCAL_SECRET=s3cr3t\nBIGCOMMERCE_WEBHOOK_SECRET=h00k\nBC_ACCESS_TOKEN=t0k3n"
    #expect(
      try files.read(text)
        == Seen(clientID: nil, webhookSecret: "h00k", name: nil, store: nil))
  }

  @Test(arguments: [
    ("t0k3n", "t0k3n"), ("  t0k3n\t ", "t0k3n"), ("t0k3n # c", "t0k3n"), ("t0k3n#c", "t0k3n#c"),
    ("'t0k3n'", "t0k3n"), ("\"t0k3n\"  # c", "t0k3n"), ("'a\"b'", "a\"b"), ("\"a'b\"", "a'b"),
    (#"'a\'b\\c\n'"#, #"a'b\c\n"#), (#""a\"b\\c\$d""#, #"a"b\c$d"#), ("a'b", "a'b"),
    (#""\${x}""#, "${x}"), ("$x", "$x"), ("`x`", "`x`"), ("a=b", "a=b"),
  ])
  func `quotes and comments are as dotenv has them`(written: String, meant: String) throws {
    for line in ["BC_ACCESS_TOKEN=\(written)", "  export BC_ACCESS_TOKEN = \(written)"] {
      #expect(try files.read(line).token == meant)
    }
  }

  @Test(arguments: [
    "$(cat t)", "${TOKEN}", "x${y}", "\"$(x)\"", "'${x}'", "authpipe://bigcommerce/a/b",
  ])
  func `what stands for another value is no value`(written: String) {
    #expect(throws: CredentialsFile.Fault.reference(place: "BC_ACCESS_TOKEN in line 2")) {
      try files.read("# x\nBC_ACCESS_TOKEN=\(written)")
    }
  }

  @Test func `two values for one thing are named with their lines`() {
    let text = "BC_ACCESS_TOKEN=x\n\nBIGCOMMERCE_ACCESS_TOKEN=y"
    #expect(
      throws: CredentialsFile.Fault.ambiguous(
        item: "access_token",
        places: ["BC_ACCESS_TOKEN in line 1", "BIGCOMMERCE_ACCESS_TOKEN in line 3"])
    ) { try files.read(text) }
    #expect(
      throws: CredentialsFile.Fault.ambiguous(
        item: "store", places: ["BC_STORE_HASH in line 2", "BC_API_PATH in line 3"])
    ) {
      try files.read(
        """
        BC_ACCESS_TOKEN=x
        BC_STORE_HASH=abc123
        BC_API_PATH=https://api.bigcommerce.com/stores/zzz999/v3/
        """)
    }
  }

  @Test func `the same value under two names, or quoted otherwise, is one value`() throws {
    let text = "BC_ACCESS_TOKEN=x\nBC_ACCESS_TOKEN='x'\nBIGCOMMERCE_ACCESS_TOKEN=\"x\""
    #expect(try files.read(text).token == "x")
  }

  @Test(arguments: [
    ("BC_STORE_HASH=abc123", CredentialsFile.Fault.noAccessToken),
    ("BC_ACCESS_TOKEN=", .noAccessToken), ("BC_ACCESS_TOKEN='x", .openQuote(line: 1)),
    ("A='b\nc'\nBC_ACCESS_TOKEN='x' y", .openQuote(line: 3)),
    ("BC_ACCESS_TOKEN=a b", .malformedToken(.whitespace)),
    ("BC_ACCESS_TOKEN=a\u{0}b", .malformedToken(.notVisibleASCII)),
    ("BC_ACCESS_TOKEN=\"a\\nb\"", .malformedToken(.lineBreak)),
    (
      "BC_ACCESS_TOKEN=x\nBC_CLIENT_ID=a b", .malformedValue(label: "BC_CLIENT_ID in line 2")
    ),
    (
      "BC_ACCESS_TOKEN=\(String(repeating: "x", count: 4_097))",
      .malformedToken(.tooLong(limit: 4_096))
    ),
    ("BC_ACCESS_TOKEN=x\n#\(String(repeating: "x", count: 16_384))", .tooLong(limit: 16_384)),
    ("BC_ACCESS_TOKEN=x\nBC_STORE_HASH=a/b", .malformedHash),
    ("BC_ACCESS_TOKEN=x\nBC_API_ENDPOINT=https://evil.example", .foreignHost),
    ("BC_ACCESS_TOKEN=x\nBC_STORE_HASH=https://evil.example/stores/abc123", .foreignHost),
    ("BC_ACCESS_TOKEN=x\nBC_API_URL=https://api.bigcommerce.com.evil.example", .foreignHost),
  ])
  func `what cannot be read says why`(text: String, fault: CredentialsFile.Fault) {
    #expect(throws: fault) { try files.read(text) }
  }

  @Test(arguments: [
    (plain.joined(separator: "\n"), false), ("\nBC_ACCESS_TOKEN=x\nDEBUG=", false),
    // A commented-out line may hold the last copy of something.
    ("# OLD=y\nBC_ACCESS_TOKEN=x", true), ("BC_ACCESS_TOKEN=x # y", true),
    ("BC_ACCESS_TOKEN=x\nDEBUG=1", true), ("BC_ACCESS_TOKEN=x\nhello", true),
  ])
  func `what a file holds besides is noticed`(text: String, holdsMore: Bool) throws {
    let file = try CredentialsFile(parsing: secretBytes(Array(text.utf8)))
    #expect(file.holdsMore == holdsMore)
  }
}
