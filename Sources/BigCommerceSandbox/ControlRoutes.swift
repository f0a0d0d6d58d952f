internal import Foundation

/// What a user may do to the sandbox with curl: `/sandbox/…`.
struct ControlRoutes: Sendable {
  let sandbox: BigCommerceSandbox

  /// Answers a control request, unless a web page may be behind it.
  func answer(_ request: SandboxRequest) -> SandboxAnswer {
    guard comesFromThisMachine(request) else { return refusal(403, "not from a browser") }
    let path = Array(request.path.dropFirst())
    if request.method == "GET", path.isEmpty { return .json(200, sandbox.states) }
    if request.method == "POST", path == ["apps"] { return makeApp(request.query) }
    if request.method == "POST", path == ["token"] { return forceToken(request) }
    guard request.method == "POST", path.count == 3, path[0] == "stores" else {
      return refusal(404, "no such control; see GET /sandbox")
    }
    do throws(SandboxError) {
      return try act(path[2], on: path[1], request)
    } catch {
      switch error {
      case .unknownStore: return refusal(404, "no such store")
      case .unknownApp: return refusal(404, "no such app")
      case .unknownAccount: return refusal(404, "no such account")
      case .cannotWrite(let path, _): return refusal(409, "cannot write \(path)")
      case .cannotSign: return refusal(500, "no memory for the secret")
      case .cannotListen: return refusal(500, "not listening")
      }
    }
  }

  /// A web page's requests carry an Origin; a page that had its own name resolved to this machine
  /// carries that name as Host.
  private func comesFromThisMachine(_ request: SandboxRequest) -> Bool {
    guard request.headers["origin"] == nil, request.headers["sec-fetch-site"] == nil,
      let host = request.headers["host"]
    else { return false }
    return ["127.0.0.1", "[::1]", "localhost"].contains { host == "\($0):\(sandbox.port)" }
  }

  private func act(
    _ verb: String, on store: String, _ request: SandboxRequest
  ) throws(SandboxError) -> SandboxAnswer {
    let query = request.query
    let account = query["account"].flatMap { Int($0) }
    switch verb {
    case "revoke":
      try sandbox.revoke(account: account, of: store)
    case "withdraw":
      guard let scope = query["scope"] else { return refusal(400, "which scope? ?scope=NAME") }
      try sandbox.withdraw(scope: scope, account: account, of: store)
    case "throttle":
      let seconds = min(max(query["seconds"].flatMap { Double($0) } ?? 30, 0), 86_400)
      try sandbox.throttle(store, seconds: seconds, showsHeaders: query["headers"] != "none")
    case "suspend":
      try sandbox.suspend(store)
    case "maintenance":
      try sandbox.maintain(store)
    case "restore":
      try sandbox.restore(store)
    case "account":
      let scopes = query["scopes"].map { Set($0.split(separator: ",").map(String.init)) }
      return try sandbox.handOutAccount(of: store, scopes: scopes ?? sandboxScopes)
    case "webhook":
      guard let destination = query["destination"], destination.hasPrefix("https://") else {
        return refusal(400, "where to? ?destination=https://…")
      }
      try sandbox.addWebhook(
        event: query["event"] ?? "store/order/updated", destination: destination,
        headers: query["header"].map { ["X-Hook-Key": $0] } ?? [:],
        isActive: query["active"] != "no", account: account, of: store)
    case "deliver":
      let event = query["event"] ?? "store/order/updated"
      return try sandbox.sign(account: account, of: store, age: age(query)) { signature in
        signature.delivery(of: event, id: "msg_\(UUID().uuidString.lowercased())")
      }
    case "payload":
      return try sandbox.sign(account: account, of: store, age: age(query)) { signature in
        signature.payload(id: UUID().uuidString.lowercased())
      }
    case "install":
      guard let app = query["app"] else { return refusal(400, "which app? ?app=CLIENT_ID") }
      return .json(200, ["callback": try sandbox.install(app, in: store)])
    case "stock":
      let count = { query[$0].flatMap { Int($0) }.map { min(max($0, 0), 100_000) } }
      try sandbox.stock(products: count("products"), orders: count("orders"), of: store)
    case "clock":
      let seconds = query["seconds"].flatMap { Double($0) } ?? 0
      try sandbox.shiftClock(of: store, by: min(max(seconds, -1_000_000_000), 1_000_000_000))
    case "answer":
      guard let answer = forcedAnswer(request) else {
        return refusal(400, "?status= must be 200 to 599")
      }
      try sandbox.force(
        answer, times: min(query["times"].flatMap { Int($0) } ?? 1, 10_000), of: store)
    default:
      return refusal(404, "no such control; see GET /sandbox")
    }
    return .json(200, ["store": store, "done": verb])
  }

  private func makeApp(_ query: [String: String]) -> SandboxAnswer {
    guard let redirectURI = query["redirect_uri"], !redirectURI.isEmpty else {
      return refusal(400, "sent back where? ?redirect_uri=https://…")
    }
    let scopes = query["scopes"].map { Set($0.split(separator: ",").map(String.init)) }
    let app = sandbox.addApp(
      redirectURI: redirectURI, scopes: scopes ?? ["store_v2_default", "store_v2_information"])
    return .json(
      201,
      [
        "client_id": app.clientID, "client_secret": app.clientSecret,
        "redirect_uri": app.redirectURI, "scopes": app.scopes.sorted(),
      ] as [String: Any])
  }

  private func forceToken(_ request: SandboxRequest) -> SandboxAnswer {
    guard let answer = forcedAnswer(request) else {
      return refusal(400, "?status= must be 200 to 599")
    }
    sandbox.forceToken(answer, times: min(request.query["times"].flatMap { Int($0) } ?? 1, 10_000))
    return .json(200, ["done": "token"])
  }

  /// For how many seconds something was signed already.
  private func age(_ query: [String: String]) -> Int {
    min(max(query["age"].flatMap { Int($0) } ?? 0, -1_000_000_000), 1_000_000_000)
  }

  private func forcedAnswer(_ request: SandboxRequest) -> SandboxAnswer? {
    let query = request.query
    guard let status = Int(query["status"] ?? "200"), (200...599).contains(status) else {
      return nil
    }
    var answer = SandboxAnswer(
      status: status, contentType: query["type"] ?? "application/json",
      body: query["body"] ?? String(decoding: request.body, as: UTF8.self),
      delay: .milliseconds(query["delay"].flatMap { Int($0) } ?? 0))
    if let header = query["header"], let colon = header.firstIndex(of: ":") {
      answer.headers[String(header[..<colon])] = header[header.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    return answer
  }

  private func refusal(_ status: Int, _ reason: String) -> SandboxAnswer {
    .json(status, ["error": reason])
  }
}
