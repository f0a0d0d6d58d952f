import AuthpipeKit
import AuthpipeVault
import Testing

@testable import AuthpipeCLI

@Suite struct WordsTests {
  @Test(arguments: [
    (
      AuthpipeCLI.ExitStatus.success, AuthpipeCLI.ExitStatus.unknown, AuthpipeCLI.ExitStatus.unknown
    ),
    (.unknown, .no, .no),
    (.no, .refused, .refused),
    (.refused, .unknown, .refused),
    (.success, .success, .success),
  ])
  func `two outranks one, one outranks three, three outranks zero`(
    a: AuthpipeCLI.ExitStatus, b: AuthpipeCLI.ExitStatus, merged: AuthpipeCLI.ExitStatus
  ) {
    #expect(a.merged(with: b) == merged)
    #expect(b.merged(with: a) == merged)
  }

  @Test(arguments: Verdict.allCases)
  func `every verdict has the exit status of the table`(verdict: Verdict) {
    let expected: AuthpipeCLI.ExitStatus =
      switch verdict {
      case .healthy: .success
      case .limited: .no
      case .rejected, .wrongStore: .refused
      case .suspended, .throttled, .unreachable, .inconclusive, .unverified: .unknown
      }
    #expect(AuthpipeCLI.ExitStatus(verdict) == expected)
  }

  @Test(arguments: [
    "\u{1B}]8;;https://evil.example\u{1B}\\Shop\u{1B}]8;;\u{1B}\\", "a\nb", "a\r\u{9B}31mb",
    "\u{202E}pohs\u{202C}", "sh\u{200B}op", "\u{1B}]52;c;aGk=\u{07}", "a\u{85}b", "a\u{2028}b",
  ])
  func `text from outside cannot steer a terminal`(text: String) {
    let cleaned = DisplayText.clean(text)
    let hostile = cleaned.unicodeScalars.contains { scalar in
      scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
        || (0x200b...0x200f).contains(scalar.value) || (0x2028...0x202e).contains(scalar.value)
    }
    #expect(!hostile)
    var table = Table([.init("NAME")])
    table.add([.init(text)])
    #expect(table.text.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
  }

  @Test(arguments: [
    ("acme/user_123", "acme/user_123"), ("«", "«"),
    ("0123456789abcdefghijklmn", "0123456789abcdefghijklmn"),
    ("0123456789abcdefghijklmno", "«redacted»"),
    ("files/0123456789abcdefghijklmno.txt", "files/«redacted».txt"),
    ("AUTHPIPE-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", "AUTHPIPE-KEY-«redacted»"),
  ])
  func `what may be a secret in the wrong place is not repeated`(typed: String, shown: String) {
    #expect(DisplayText.discreet(typed) == shown)
  }

  @Test func `names in other alphabets are left alone`() {
    #expect(DisplayText.clean("Bücher 書店 🛒") == "Bücher 書店 🛒")
  }

  @Test(arguments: [
    (Int64(0), "just now"), (65, "65s ago"), (600, "10m ago"), (7_300, "2h ago"),
    (200_000, "2d ago"),
  ])
  func `a time is told relative to now`(age: Int64, words: String) {
    #expect(Moment(seconds: 1_000_000_000).relative(to: 1_000_000_000 + age) == words)
  }

  @Test func `a time in JSON is RFC 3339 in UTC`() {
    #expect(Moment(seconds: 1_700_000_000).rfc3339 == "2023-11-14T22:13:20Z")
  }

  @Test func `a hint for missing scopes names those that are there, too`() throws {
    var metadata = ConnectionMetadata(
      reference: try ConnectionReference(tenant: "acme"),
      storeHash: "abc123", endpoint: "https://api.bigcommerce.com", createdAt: 0)
    metadata.scopes = ["store_v2_orders", "store_v2_products"]
    metadata.observedScopes = [
      ("store_v2_default", true), ("store_v2_products_read_only", true),
      ("store_v2_customers_read_only", true), ("store_v2_orders_read_only", false),
    ].map { ObservedScope(scope: $0, granted: $1, since: 0) }
    let reference = try #require(metadata.reference)
    let orders = try #require(Scope("store_v2_orders"))
    let hint = FindingWords(
      .scopesAbsent([orders]), renewing: "rotate", about: FindingSubject(reference, metadata)
    ).hint
    #expect(
      hint?.hasSuffix(
        " with Orders: Modify besides the scopes it has now (Products: Modify, Customers: Read-only or more), then rotate; or declare fewer: authpipe scopes declare acme store_v2_products"
      ) == true, "\(hint ?? "")")
    metadata.scopes = ["store_v2_orders"]
    let none = FindingSubject(reference, metadata).declaration(without: [orders])
    #expect(none == "authpipe scopes declare acme --none")
  }

  @Test func `a store that is another's is connected by the name that is known`() throws {
    let reference = try ConnectionReference(tenant: "acme")
    let hint = FindingWords(
      .otherStore(StoreProfile(id: "other1")), renewing: "",
      about: FindingSubject(unstored: reference)
    ).hint
    #expect(hint?.hasSuffix("connect bigcommerce acme --store other1 --from FILE") == true)
  }

  @Test func `every finding has words of its own`() {
    let findings: [Finding] = [
      .storeAnswered(StoreProfile(id: "abc123", name: "Shop")), .storeDetailsNotReadable,
      .planLimit,
      .scopesAbsent([]), .tokenUnknown, .otherStore(StoreProfile(id: "other1")), .notBoundToStore,
      .storeUnavailable(status: 503), .rateLimited(status: 429, retryAfter: .seconds(9)),
      .platformFault(status: 500), .noAnswer(.timedOut), .tokenGarbled, .redirected(status: 301),
      .notAnAPIAnswer(status: 200, contentType: "text/html"),
      .unexpected(status: 403, title: "Nope"), .notAsked,
    ]
    #expect(Set(findings.map(\.code)).count == 16)
    #expect(
      Set(findings.map { FindingWords($0, renewing: "rotate").detail }).count == findings.count)
  }
}
