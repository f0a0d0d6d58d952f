import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct CredentialsFileTests {
  static let path = "https://api.bigcommerce.com/stores/abc123/v3/"

  /// The three layouts that have been seen.
  static let layouts = [
    [
      "ACCESS TOKEN: t0k3n", "CLIENT NAME: My: Shop = x", "API PATH: \(path)", "CLIENT ID: cl13nt",
      "CLIENT SECRET: s3cr3t",
    ],
    [
      "ACCESS TOKEN: t0k3n", "CLIENT ID: cl13nt", "CLIENT SECRET: s3cr3t", "NAME: My: Shop = x",
      "API PATH: \(path)",
    ],
    [
      "ACCESS TOKEN: t0k3n", "CLIENT NAME: My: Shop = x", "CLIENT ID: cl13nt",
      "CLIENT SECRET: s3cr3t", "NAME: other", "API PATH: \(path)",
    ],
  ]

  func read(_ text: String, allowing sandbox: APIEndpoint? = nil) throws -> Seen {
    try read(Array(text.utf8), allowing: sandbox)
  }

  func read(_ bytes: [UInt8], allowing sandbox: APIEndpoint? = nil) throws -> Seen {
    let secret = try secretBytes(bytes)
    return Seen(try CredentialsFile(parsing: secret, allowing: sandbox))
  }

  /// A file laid open, as only tests do.
  struct Seen: Equatable {
    var token: String
    var clientID: String?
    var clientSecret: String?
    var webhookSecret: String?
    var name: String?
    var store: String?

    init(
      token: String = "t0k3n", clientID: String? = "cl13nt", clientSecret: String? = "s3cr3t",
      webhookSecret: String? = nil, name: String? = "My: Shop = x", store: String? = "abc123"
    ) {
      self.webhookSecret = webhookSecret
      self.token = token
      self.clientID = clientID
      self.clientSecret = clientSecret
      self.name = name
      self.store = store
    }

    init(_ file: consuming CredentialsFile) {
      name = file.clientName
      store = file.storeHash?.text
      token = ""
      let credential = file.credential()
      credential.forEachField { field, bytes in
        let text = bytes.withBytes { String(decoding: $0, as: UTF8.self) }
        switch field {
        case .accessToken: token = text
        case .clientID: clientID = text
        case .clientSecret: clientSecret = text
        case .webhookSecret: webhookSecret = text
        }
      }
    }
  }

  @Test(
    arguments: layouts,
    ["\n", "\r\n", "\r", "\n\n", " \t\r\n", " "])
  func `every layout is read with every line ending, and on one line`(
    layout: [String], ending: String
  ) throws {
    for mark in ["", "\u{feff}"] {
      for end in ["", ending] {
        #expect(try read(mark + layout.joined(separator: ending) + end) == Seen())
      }
    }
  }

  @Test(arguments: layouts)
  func `order, case, and the separator do not matter`(layout: [String]) throws {
    #expect(try read(layout.reversed().joined(separator: "\n")) == Seen())
    let equals = layout.map { $0.replacingFirst(": ", with: " =") }
    #expect(try read(equals.joined(separator: "\n")) == Seen())
    let lower = layout.map { line in
      let end = line.firstIndex(of: ":")!
      return "  \(line[..<end].lowercased())\t:\(line[end...].dropFirst())  "
    }
    #expect(try read(lower.joined(separator: "\n")) == Seen())
  }

  @Test func `labels are found where even the spaces between them are lost`() throws {
    #expect(
      try read("ACCESS TOKEN: t0k3nCLIENT NAME: shopAPI PATH: \(Self.path)CLIENT ID: cl13nt")
        == Seen(clientSecret: nil, name: "shop"))
  }

  @Test func `a label within a word of one line is not a label`() throws {
    #expect(
      try read("ACCESS TOKEN: t0k3n CLIENT NAME: my surname: x API PATH: \(Self.path)")
        == Seen(clientID: nil, clientSecret: nil, name: "my surname: x"))
  }

  @Test func `unknown labels and empty values are ignored`() throws {
    #expect(
      try read("STORE: x\nACCESS TOKEN: t0k3n\nhello\n: y\nCLIENT ID:\nAPI PATH:\nNAME: \u{1b}[1m")
        == Seen(clientID: nil, clientSecret: nil, name: "[1m", store: nil))
  }

  @Test func `a file without an API path leaves the store to be named otherwise`() throws {
    #expect(
      try read("ACCESS TOKEN: t0k3n")
        == Seen(clientID: nil, clientSecret: nil, name: nil, store: nil))
  }

  @Test func `the client's name is short and holds no control characters`() throws {
    let name = "a\u{1b}]0;x\u{7}\u{9b}\u{7f}\u{0}" + String(repeating: "é", count: 300)
    let seen = try read("ACCESS TOKEN: t0k3n\nCLIENT NAME: \(name)")
    #expect(seen.name == "a]0;x" + String(repeating: "é", count: 195))
  }

  @Test func `the same value twice is one value`() throws {
    #expect(
      try read((Self.layouts[0] + Self.layouts[0]).joined(separator: "\n")) == Seen())
  }

  @Test(arguments: [
    ("ACCESS TOKEN", "other"), ("CLIENT NAME", "other"), ("CLIENT ID", "other"),
    ("CLIENT SECRET", "other"), ("API PATH", "https://api.bigcommerce.com/stores/zzz999/v3/"),
    ("ACCESS TOKEN", ""),
  ])
  func `two values for one label are a conflict`(label: String, value: String) throws {
    let lines = Self.layouts[0] + ["\(label.lowercased()): \(value)"]
    for separator in ["\n", " "] where separator == "\n" || !value.isEmpty {
      #expect(throws: CredentialsFile.Fault.conflictingValues(label: label)) {
        try read(lines.joined(separator: separator))
      }
    }
  }

  @Test(arguments: [
    ("", CredentialsFile.Fault.empty), ("\u{feff}\r\n \t\n", .empty),
    ("hello", .notCredentials), ("hello: world\nfoo = bar", .notCredentials),
    ("ACCESS TOKEN t0k3n", .notCredentials),
    ("API PATH: \(path)", .noAccessToken), ("ACCESS TOKEN:\nAPI PATH: \(path)", .noAccessToken),
    ("ACCESS TOKEN: a b\nCLIENT ID: x", .malformedToken(.whitespace)),
    ("ACCESS TOKEN: umläut\nCLIENT ID: x", .malformedToken(.notVisibleASCII)),
    ("ACCESS TOKEN: a\u{0}\nCLIENT ID: x", .malformedToken(.notVisibleASCII)),
    (
      "ACCESS TOKEN: \(String(repeating: "x", count: 4_097))",
      .malformedToken(.tooLong(limit: 4_096))
    ),
    (
      "ACCESS TOKEN: t0k3n\nCLIENT SECRET: \(String(repeating: "x", count: 8_193))",
      .malformedValue(label: "CLIENT SECRET")
    ),
    (String(repeating: "x", count: 16_385), .tooLong(limit: 16_384)),
    ("{\n\"normalStoreUrl\": \"https://x\", \"port\": 3000}", .stencilFile),
    ("STENCIL TOKEN: y\nACCESS TOKEN: x", .stencilFile),
  ])
  func `a file that cannot be read says why`(text: String, fault: CredentialsFile.Fault) {
    #expect(throws: fault) { try read(text) }
  }

  @Test(arguments: [
    ("http://api.bigcommerce.com/stores/abc123/v3/", CredentialsFile.Fault.foreignHost),
    ("https://evil.example/stores/abc123/v3/", .foreignHost),
    ("https://api.bigcommerce.com@evil.example/stores/abc123/v3/", .foreignHost),
    ("https://api.bigcommerce.com:443/stores/abc123/v3/", .foreignHost),
    ("https://api.bigcommerce.com.evil.example/stores/abc123/", .foreignHost),
    ("https://store-abc123.mybigcommerce.com/", .foreignHost), ("abc123", .foreignHost),
    ("//api.bigcommerce.com/stores/abc123/v3/", .foreignHost),
    ("http://127.0.0.1:8080/stores/abc123/v3/", .foreignHost),
    ("https://api.bigcommerce.com/accounts/00000000-0000-4000-8000-000000000001/", .accountLevel),
    ("https://api.bigcommerce.com/stores/abc%31/v3/", .malformedHash),
    ("https://api.bigcommerce.com/stores//v3/", .malformedHash),
    ("https://api.bigcommerce.com/stores/abc123/../v3/", .malformedHash),
  ])
  func `an API path must be a store's at BigCommerce`(path: String, fault: CredentialsFile.Fault) {
    #expect(throws: fault) { try read("ACCESS TOKEN: t0k3n\nAPI PATH: \(path)") }
  }

  @Test func `a sandbox's own API path is accepted where that sandbox is allowed`() throws {
    let sandbox = try APIEndpoint(loopback: "http://127.0.0.1:8080")
    func store(_ path: String, allowing endpoint: APIEndpoint?) throws -> String? {
      try read("ACCESS TOKEN: t0k3n\nAPI PATH: \(path)", allowing: endpoint).store
    }
    #expect(
      try store("http://127.0.0.1:8080/stores/abc123/v3/", allowing: sandbox) == "abc123")
    #expect(throws: CredentialsFile.Fault.notForSandbox) {
      try store(Self.path, allowing: sandbox)
    }
    for path in [
      "http://127.0.0.1:80801/stores/abc123/v3/", "http://127.0.0.1:808/stores/abc123/v3/",
      "https://127.0.0.1:8080/stores/abc123/v3/", "http://[::1]:8080/stores/abc123/v3/",
      "http://127.0.0.1:8080@evil/stores/abc123/", "http://127.0.0.1:8080",
    ] {
      #expect(throws: CredentialsFile.Fault.foreignHost) { try store(path, allowing: sandbox) }
    }
    #expect(throws: CredentialsFile.Fault.malformedHash) {
      try store("http://127.0.0.1:8080//evil/stores/abc123/", allowing: sandbox)
    }
    #expect(throws: CredentialsFile.Fault.accountLevel) {
      try store("http://127.0.0.1:8080/accounts/x/", allowing: sandbox)
    }
    #expect(throws: CredentialsFile.Fault.foreignHost) {
      try store("http://127.0.0.1:8080/stores/abc123/v3/", allowing: .production)
    }
  }

  @Test(arguments: [
    ("t0k3n", false), ("t0k3n\n", false), ("", false), ("two words", false), ("a\nb", false),
    ("access=t0k3n", false), ("ACCESS TOKEN: t0k3n", true), ("name=x\nfoo", true),
    ("\u{feff}client id: x\r\n", true), ("{\"a\":1}", true), ("STENCIL TOKEN: x", true),
    ("BC_ACCESS_TOKEN=x", true), ("x\n export  BC_STORE_HASH = 'x'", true), ("[]", true),
    ("TOKEN=x", false), ("bc_access_token=x", false),
    (String(repeating: "x", count: 16_385), true),
  ])
  func `a file is told from a bare token`(text: String, isFile: Bool) throws {
    let bytes = try secretBytes(Array(text.utf8))
    #expect(CredentialsFile.looksLikeCredentialsFile(bytes) == isFile)
  }

  @Test(arguments: ["t0k3n", "t0k3n\n", "t0k3n\r\n"])
  func `one final line break is not part of a token`(text: String) throws {
    let token = try CredentialsFile.bareToken(try secretBytes(Array(text.utf8)))
    #expect(token.withBytes { $0.elementsEqual("t0k3n".utf8) })
  }

  @Test(arguments: [
    ("", SecretShape.Fault.empty), ("\n", .empty), ("\r\n", .empty), ("t0k3n\n\n", .lineBreak),
    ("t0k3n\r", .lineBreak), ("\nt0k3n", .lineBreak), ("t0k3n \n", .whitespace),
    ("\u{feff}t0k3n", .notVisibleASCII),
    (String(repeating: "x", count: 4_097), .tooLong(limit: 4_096)),
  ])
  func `anything more is not a token`(text: String, fault: SecretShape.Fault) {
    #expect(throws: CredentialsFile.Fault.malformedToken(fault)) {
      _ = try CredentialsFile.bareToken(try secretBytes(Array(text.utf8)))
    }
  }

  @Test func `no byte string makes the reader fail badly`() throws {
    var generator = SystemRandomNumberGenerator()
    let pieces: [[UInt8]] =
      [
        "ACCESS TOKEN", "access token:", "CLIENT NAME: ", "NAME=", "API PATH", ": ", "=", "\r",
        "\n",
        " ", "{", "stencil", Self.path, "t0k3n", "\u{feff}",
      ].map { Array($0.utf8) } + [[0xff], [0x00], [0xc3]]
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...10, using: &generator)
      let bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &generator)! }
      do {
        _ = try read(bytes)
      } catch is CredentialsFile.Fault {
        continue
      }
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
