import BigCommerceSandbox
import Foundation

/// What happens at BigCommerce, or to it, between two commands of a transcript.
///
/// Written `@ VERB key=value …`, with `'…'` around a value that has spaces.
struct TranscriptEvent: Sendable {
  let verb: String
  private let values: [String: String]

  init(_ text: Substring) throws {
    let words = Self.words(of: text)
    verb = words.first ?? ""
    values = try words.dropFirst().reduce(into: [:]) { values, word in
      guard let separator = word.firstIndex(of: "=") else {
        throw Transcript.Fault(description: "@ \(text): '\(word)' is not key=value")
      }
      values[String(word[..<separator])] = String(word[word.index(after: separator)...])
    }
  }

  private var store: String { values["store"] ?? "abc123" }
  /// The number that `requests` expects.
  var count: Int? { values["count"].flatMap { Int($0) } }

  /// Lets it happen to the sandbox of `home`; the environment of later commands may change.
  func happen(in home: TemporaryHome, _ environment: inout [String: String]) async throws {
    let sandbox = home.sandbox
    let account = values["account"].flatMap { Int($0) }
    switch verb {
    case "revoke": try sandbox.revoke(account: account, of: store)
    case "withdraw":
      for scope in try value("scope").split(separator: ",") {
        try sandbox.withdraw(scope: String(scope), account: account, of: store)
      }
    case "throttle":
      try sandbox.throttle(
        store, seconds: values["seconds"].flatMap { Double($0) } ?? 30,
        showsHeaders: values["headers"] != "none")
    case "stock":
      try sandbox.stock(
        products: values["products"].flatMap { Int($0) },
        orders: values["orders"].flatMap { Int($0) }, of: store)
    case "suspend": try sandbox.suspend(store)
    case "maintain": try sandbox.maintain(store)
    case "restore": try sandbox.restore(store)
    case "answer": try sandbox.force(answer, times: Int(values["times"] ?? "1") ?? 1, of: store)
    case "account":
      let scopes = values["scopes"].map { Set($0.split(separator: ",").map(String.init)) }
      environment["NEW"] = try addAccount(in: home, scopes: scopes ?? sandboxScopes)
    case "app":
      let scopes = values["scopes"].map { Set($0.split(separator: ",").map(String.init)) }
      let app = home.sandbox.addApp(
        redirectURI: values["redirect"] ?? "https://app.example/auth",
        scopes: scopes ?? ["store_v2_default", "store_v2_information"])
      environment["APP"] = "\(home.path)/files/app\(home.sandbox.apps.count)"
      try Data(app.file.utf8).write(to: URL(filePath: environment["APP"] ?? ""))
    case "portal":
      guard let app = home.sandbox.apps.last else {
        throw Transcript.Fault(description: "@ portal needs an app")
      }
      try home.sandbox.editApp(
        app.clientID, scopes: Set(value("scopes").split(separator: ",").map(String.init)))
    case "token":
      home.sandbox.forceToken(answer, times: Int(values["times"] ?? "1") ?? 1)
    case "webhook":
      try sandbox.addWebhook(
        event: values["event"] ?? "store/order/updated", destination: try value("to"),
        headers: values["header"].map { ["X-Hook-Key": $0] } ?? [:],
        isActive: values["active"] != "no", account: account, of: store)
    case "stop": await sandbox.stop()
    case "start": try await sandbox.start()
    default: throw Transcript.Fault(description: "@ \(verb) is no event")
    }
  }

  private func value(_ key: String) throws -> String {
    guard let value = values[key] else {
      throw Transcript.Fault(description: "@ \(verb) needs \(key)=…")
    }
    return value
  }

  private var answer: SandboxAnswer {
    let body = String(repeating: values["body"] ?? "", count: Int(values["repeat"] ?? "1") ?? 1)
    var answer = SandboxAnswer(
      status: Int(values["status"] ?? "200") ?? 200, contentType: values["type"],
      body: body, delay: .milliseconds(Int(values["delay"] ?? "0") ?? 0))
    if let header = values["header"], let colon = header.firstIndex(of: ":") {
      answer.headers[String(header[..<colon])] = header[header.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    return answer
  }

  /// Creates an API account and returns its credentials file.
  private func addAccount(in home: TemporaryHome, scopes: Set<String>) throws -> String {
    let number = try home.sandbox.addAccount(to: store, scopes: scopes).number
    let folder = "\(home.downloads)/\(store)-\(number)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try home.sandbox.writeCredentialsFiles(into: folder)
    return "\(folder)/BigCommerceAPI-credentials-\(store)-\(number).txt"
  }

  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted:
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
