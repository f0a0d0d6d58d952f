internal import AuthpipeCLI
internal import AuthpipeKit
internal import FlyingFox
internal import Foundation

/// Lets through what may be a callback, and sends away what a web page or a stranger asks for.
struct CallbackHandler: HTTPHandler {
  let place: CallbackPlace
  let waiting: WaitingBrowsers
  let heard: AsyncStream<HeardCallback>.Continuation
  private let hasToldOfHost = OnceFlag()

  init(
    place: CallbackPlace, waiting: WaitingBrowsers, heard: AsyncStream<HeardCallback>.Continuation
  ) {
    self.place = place
    self.waiting = waiting
    self.heard = heard
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard isFromBrowser(request) else {
      tellOfHost(request)
      return Self.response(403, "Not from here.")
    }
    let parts = request.target.rawValue.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == place.path else { return Self.response(404, "Nothing here.") }
    guard request.method == .GET else { return Self.response(405, "Only GET.") }
    // What is too long takes no room where secrets are kept.
    guard parts.count == 2, parts[1].utf8.count <= place.longestQuery,
      let query = try? Self.secret(parts[1])
    else { return Self.response(400, "That is not a callback.") }
    let answer = await waiting.wait { answer in
      if case .enqueued = heard.yield(HeardCallback(query: query, answer: answer)) { return }
      answer(.page(status: 503, words: "Nobody waits for this."))
    }
    switch answer {
    case .page(let status, let words): return Self.response(status, words)
    case .redirect(let address):
      return HTTPResponse(
        statusCode: HTTPStatusCode(303, phrase: "See Other"), headers: [.location: address])
    }
  }

  private func tellOfHost(_ request: HTTPRequest) {
    guard let host = request.headers[.host]?.lowercased(), !place.hosts.contains(host),
      request.path == place.path, hasToldOfHost.raise()
    else { return }
    place.strayHost(host)
  }

  /// A merchant's browser comes by a link: it names the host that it was sent to, and no page has
  /// made the request in a script, a form or an image.
  private func isFromBrowser(_ request: HTTPRequest) -> Bool {
    guard let host = request.headers[.host]?.lowercased(), place.hosts.contains(host),
      request.headers[HTTPHeader("Origin")] == nil
    else { return false }
    let mode = request.headers[HTTPHeader("Sec-Fetch-Mode")]
    return mode == nil || mode == "navigate"
  }

  private static func secret(_ text: Substring) throws -> SharedSecret {
    SharedSecret(try Array(text.utf8).withBytes { try SecretBytes(copying: $0) })
  }

  private static func response(_ status: Int, _ words: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: "Callback"),
      headers: [
        .contentType: "text/html; charset=utf-8", HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("Content-Security-Policy"): "default-src 'none'",
      ],
      body: Data("<!doctype html><title>authpipe</title><p>\(words)</p>\n".utf8))
  }
}
