import BigCommerceSandbox
import Foundation
import Testing

@Suite struct ApiTests {
  private static let limited = SandboxAnswer(
    status: 429, headers: ["X-Rate-Limit-Time-Reset-Ms": "300"])

  /// What is answered, how often, and how the call ends.
  struct Ending: Sendable, CustomTestStringConvertible {
    let status: Int
    var title: String?
    var times = 1
    let exit: Int32
    let words: String

    var body: String { title.map { #"{"status":\#(status),"title":"\#($0)"}"# } ?? "{}" }
    var testDescription: String { "\(status) \(title ?? "")" }
  }

  static let endings = [
    Ending(status: 200, exit: 0, words: ""), Ending(status: 201, exit: 0, words: ""),
    Ending(
      status: 401, title: "Unauthorized", times: 2, exit: 2,
      words: "BigCommerce does not know the token"),
    Ending(status: 401, title: "Session", times: 2, exit: 3, words: "401: Session"),
    Ending(
      status: 403, title: "You don't have a required scope to access the endpoint", exit: 1,
      words: "Products: Read-only (store_v2_products_read_only) (403)"),
    Ending(status: 403, title: "No", exit: 1, words: "refused the call (403: No)"),
    Ending(status: 404, title: "Gone", exit: 1, words: "refused the call (404: Gone)"),
    Ending(status: 422, title: "Bad", exit: 1, words: "refused the call (422: Bad)"),
    Ending(status: 507, exit: 1, words: "refused the call (507)"),
    Ending(status: 302, exit: 3, words: "redirect (302)"),
    Ending(status: 423, exit: 3, words: "(423)"),
    Ending(status: 429, exit: 3, words: "rate limited (429)"),
    Ending(status: 500, exit: 3, words: "in trouble (500)"),
    Ending(status: 502, times: 2, exit: 3, words: "in trouble (502)"),
    Ending(status: 503, exit: 3, words: "(503)"),
  ]

  @Test(arguments: endings) func `an answer decides the exit status, and its body is written`(
    _ ending: Ending
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let answer = SandboxAnswer(
        status: ending.status, contentType: "application/json", body: ending.body)
      try home.sandbox.force(answer, times: ending.times, of: "abc123")
      let before = home.sandbox.requestCount
      let outcome = try await home.authpipe("api", "acme", "v3/catalog/products/7")
      #expect(outcome.exit == ending.exit)
      // The body of a redirect URLSession keeps to itself.
      if ending.status != 302 { #expect(outcome.stdout == ending.body) }
      let isTold =
        ending.exit == 0 ? outcome.stderr.isEmpty : outcome.stderr.contains(ending.words)
      #expect(isTold, "\(outcome.stderr)")
      #expect(home.sandbox.requestCount - before == ending.times)
      #expect(Secrets([home.token()]).found(in: outcome.stdout + outcome.stderr) == [])
    }
  }

  @Test(arguments: ["v2/orders", "v2/orders --paginate", "v2/orders -d @body"])
  func `a proxy's page is no answer, whatever its status`(words: String) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let page = "<html>login</html>"
      try home.sandbox.force(
        SandboxAnswer(status: 200, contentType: "text/html", body: page), of: "abc123")
      let outcome = try await home.bash("echo {} >body; authpipe api acme \(words) --include")
      let end = words.contains("--paginate") ? "\n" : ""
      #expect(
        outcome.exit == 3 && outcome.stdout.hasSuffix("\r\n\r\n" + page + end), "\(outcome)")
      #expect(outcome.stderr.contains("not one of BigCommerce's API (200, text/html)"))
      let isWrite = words.contains("-d")
      #expect(outcome.stderr.contains("may have been done all the same") == isWrite)
    }
  }

  @Test(arguments: [
    "https://evil.example/stores/abc123/v2/store", "//evil.example/v2/store",
    "evil.example:80/v2/store", "/stores/def456/v2/store", "v2/../../def456/v2/store",
    "v2/%2e%2e/%2e%2e/def456/v2/store", "v2/%252e%252e/x", "v2/a%2f..%2fb", "v2/..%3bx/y",
    "v2\\..\\x", "v2//x",
    "v2/store#x", "v2/store\nX-Evil: 1", "v2/store x", "v2/\u{e9}", "", "v1/store", "v2", "@evil",
  ]) func `what could lead elsewhere is refused unasked, and not shown`(_ path: String) async throws
  {
    try await TemporaryHome.lend(stores: ["abc123", "def456"]) { home in
      try await home.connect("acme", store: "abc123")
      let before = home.sandbox.requestCount
      let outcome = try await home.authpipe("api", "acme", path)
      #expect(outcome.exit == 64 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.hasPrefix("authpipe: error: "))
      #expect(!outcome.stderr.contains("def456") && !outcome.stderr.contains("evil"))
      #expect(home.sandbox.requestCount == before)
    }
  }

  @Test func `a rate limit is waited for, and a read that broke off is asked for again`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.force(Self.limited, of: "abc123")
      try home.sandbox.force(SandboxAnswer(status: 502), of: "abc123")
      #expect(try await home.authpipe("api", "acme", "v2/time").exit == 0)
      // A webhook is not made twice.
      try home.sandbox.force(SandboxAnswer(status: 502), of: "abc123")
      let made = try await home.authpipe("api", "acme", "v3/hooks", "-d", "-", input: "{}")
      #expect(made.exit == 3)
      #expect(home.sandbox.requests.suffix(4).map(\.method) == ["GET", "GET", "GET", "POST"])
    }
  }

  @Test func `a token that is known to be dead is not used, unless it is asked for`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try home.sandbox.revoke(of: "abc123")
      try await home.authpipe("check")
      let before = home.sandbox.requestCount
      let refused = try await home.authpipe("api", "acme", "v2/time")
      #expect(refused.exit == 2 && refused.stderr.contains("(rejected, checked "))
      #expect(home.sandbox.requestCount == before)
      let asked = try await home.authpipe("api", "acme", "v2/time", "--allow-unhealthy")
      #expect(asked.exit == 2 && asked.stderr.contains("does not know the token"))
      #expect(home.sandbox.requestCount == before + 2)
    }
  }

  @Test func `a call is a handing-out, and noted before it is made where that is asked for`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let connected = try await home.bash(
        "authpipe connect bigcommerce acme --api-url $url --from $file --audit-reads")
      #expect(connected.exit == 0)
      let before = home.sandbox.requestCount
      #expect(try await home.authpipe("api", "acme", "v2/../x").exit == 64)
      #expect(try await home.authpipe("api", "acme", "v2/time").exit == 0)
      let log = try await home.authpipe("log").stdout
      #expect(log.split(separator: "\n").count { $0.contains("handed-out") } == 1)
      #expect(log.contains("access_token for GET by api"))
      #expect(home.sandbox.requestCount == before + 1)
    }
  }

  @Test func `what is no business of a screen or a log is not shown`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let hostile = SandboxAnswer(
        status: 200, contentType: "application/json",
        headers: ["Set-Cookie": "session=hush", "X-Echo": "token \(home.token())", "X-Plain": "a"],
        body: "\u{1b}[31m\u{9b}1m\u{202e}é\n{}")
      try home.sandbox.force(hostile, times: 2, of: "abc123")
      let piped = try await home.authpipe("api", "acme", "v2/time", "--include")
      #expect(piped.stdout.hasSuffix("\r\n\r\n\(hostile.body)"))
      #expect(piped.stdout.hasPrefix("HTTP 200\r\n"))
      #expect(piped.stdout.contains("Set-Cookie: «redacted»\r\n"))
      #expect(piped.stdout.contains("X-Echo: «redacted»\r\n"))
      #expect(piped.stdout.contains("X-Plain: a\r\n"))
      let terminal = try home.terminal("api", "acme", "v2/time")
      #expect(try await terminal.end() == 0)
      #expect(terminal.screen == "\u{fffd}[31m\u{fffd}1m\u{fffd}é\r\n{}\r\n")
    }
  }
}
