package import AuthpipeKit
internal import HTTPTypes

/// The exchange of a code for a token (BigCommerce's documentation, "Single-click app OAuth flow").
package struct TokenExchange: Sendable {
  /// A code is good once, so the request is made once: a second one could only be refused.
  private static let timeout = Duration.seconds(30)

  private let transport: any HTTPTransport
  private let login: LoginEndpoint
  private let userAgent: String

  /// Asks `login` through `transport`, naming itself `userAgent`.
  package init(through transport: any HTTPTransport, at login: LoginEndpoint, userAgent: String) {
    self.transport = transport
    self.login = login
    self.userAgent = userAgent
  }

  /// What an exchange is made of.
  package struct Request: Sendable {
    package let clientID: SharedSecret
    package let clientSecret: SharedSecret
    package let code: SharedSecret
    package let store: StoreHash
    /// The scopes as the callback had them, or as they were asked for.
    package let scope: String
    package let redirectURI: RedirectURI
    package let verifier: SharedSecret?

    package init(
      clientID: SharedSecret, clientSecret: SharedSecret, code: SharedSecret, store: StoreHash,
      scope: String, redirectURI: RedirectURI, verifier: SharedSecret?
    ) {
      self.clientID = clientID
      self.clientSecret = clientSecret
      self.code = code
      self.store = store
      self.scope = scope
      self.redirectURI = redirectURI
      self.verifier = verifier
    }
  }

  /// Exchanges a code; throws `ExchangeFault`, or `SecretMemoryError`.
  package func run(_ exchange: Request) async throws -> IssuedToken {
    var fields = HTTPFields()
    fields[.accept] = "application/json"
    fields[.contentType] = "application/json"
    fields[.userAgent] = userAgent
    let request = HTTPRequest(
      method: .post, scheme: login.scheme, authority: login.authority, path: "/oauth2/token",
      headerFields: fields)
    let body = SharedSecret(try exchange.body())
    let answer: HTTPAnswer
    do throws(TransportFailure) {
      answer = try await transport.send(request, secret: nil, body: body, timeout: Self.timeout)
    } catch {
      throw ExchangeFault.noAnswer(error)
    }
    guard answer.response.status.code == 200 else { throw exchange.fault(answer) }
    return try IssuedToken(
      answer.body, for: exchange.store,
      asking: exchange.scope.split(separator: " ").map(String.init))
  }
}

extension TokenExchange.Request {
  /// The body, written where secrets are. The client's credentials belong in it, and not in a
  /// header (BigCommerce's own client, 0.6.0).
  func body() throws -> SecretBytes {
    var body = try SecretBytes(capacity: RequestBody.longest)
    Self.append("{\"grant_type\":\"authorization_code\"", to: &body)
    let texts = [
      ("context", "stores/\(store.text)"), ("scope", scope), ("redirect_uri", redirectURI.text),
    ]
    for (name, text) in texts {
      Array(text.utf8).withUnsafeBytes { Self.append(name, $0, to: &body) }
    }
    let secrets = [("client_id", clientID), ("client_secret", clientSecret), ("code", code)]
    for (name, secret) in secrets + (verifier.map { [("code_verifier", $0)] } ?? []) {
      secret.bytes.withBytes { Self.append(name, $0, to: &body) }
    }
    Self.append("}", to: &body)
    return body
  }

  private static func append(_ text: String, to body: inout SecretBytes) {
    for byte in text.utf8 { body.append(byte) }
  }

  /// Appends a member. Everything that goes in is visible ASCII and blanks.
  private static func append(
    _ name: String, _ value: UnsafeRawBufferPointer, to body: inout SecretBytes
  ) {
    append(",\"\(name)\":\"", to: &body)
    for byte in value {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        body.append(UInt8(ascii: "\\"))
      }
      body.append(byte)
    }
    append("\"", to: &body)
  }

  /// What an answer other than 200 means.
  func fault(_ answer: HTTPAnswer) -> ExchangeFault {
    let status = answer.response.status.code
    let body = AnswerBody(of: answer)
    switch (status, body) {
    case (300..<400, _): return .redirected(status: status)
    case (406, _): return .wrongFormat
    case (429, _), (500..<600, _): return .unavailable(status: status)
    case (400..<500, .json(let value)):
      let words = value["error_description"]?.string
      return .refused(
        .init(value["error"]?.string, words ?? ""), status: status, description: kept(words))
    case (400..<500, .text(let text)):
      return .refused(.init(nil, text), status: status, description: kept(text))
    default: return .unclear(status: status)
    }
  }

  /// What may be shown of a server's words: nothing that was sent in secret.
  private func kept(_ text: String?) -> String? {
    for secret in [clientSecret, code] + (verifier.map { [$0] } ?? [])
    where ServerText(token: secret).kept(text) == nil { return nil }
    return ServerText(token: clientSecret).kept(text)
  }
}
