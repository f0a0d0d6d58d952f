internal import Foundation

/// What a user may do to the sandbox with curl: `/sandbox/…`.
struct ControlRoutes: Sendable {
  let sandbox: BigCommerceSandbox

  /// Answers a control request, unless a web page may be behind it.
  func answer(_ request: SandboxRequest) -> SandboxAnswer {
    guard comesFromThisMachine(request) else { return refusal(403, "not from a browser") }
    let path = Array(request.path.dropFirst())
    if request.method == "GET", path.isEmpty { return .json(200, sandbox.states) }
    guard request.method == "POST", path.count == 3, path[0] == "stores" else {
      return refusal(404, "no such control; see GET /sandbox")
    }
    do throws(SandboxError) {
      return try act(path[2], on: path[1], request)
    } catch {
      switch error {
      case .unknownStore: return refusal(404, "no such store")
      case .unknownAccount: return refusal(404, "no such account")
      case .cannotWrite(let path, _): return refusal(409, "cannot write \(path)")
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
