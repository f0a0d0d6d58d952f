package import AuthpipeKit
internal import Dispatch
internal import Foundation
internal import FoundationNetworking
package import HTTPTypes

/// The way out to the network: URLSession, with its generosity taken away.
///
/// One transport may be shared by any number of concurrent sends; connections are reused.
package final class URLSessionTransport: StreamTransport {
  /// As many as `check` keeps in flight at most; URLSession's own limit is 6.
  private static let connectionsPerHost = 128

  private let session: URLSession
  // A server that sends without pause keeps the session's own queue busy, for which URLSession
  // makes whoever starts or cancels a task wait: this queue, not the caller with its deadline.
  private let work = DispatchQueue(label: "authpipe.transport")
  private let exchanges = ExchangeDelegate()
  private let queue = DelegateQueue()
  private let bodyLimit: Int

  /// Makes a transport that cuts off an answer whose decoded body passes `bodyLimit` bytes.
  package init(bodyLimit: Int = 1 << 20) {
    self.bodyLimit = bodyLimit
    session = URLSession(
      configuration: Self.configuration(), delegate: exchanges, delegateQueue: queue)
  }

  deinit { work.async { [session] in session.invalidateAndCancel() } }

  /// Sends a request and returns the first answer, redirects included.
  ///
  /// `timeout` is the only clock: it covers name resolution, connecting and the answer.
  /// (libcurl's connect timeout cannot be reached through URLSession, and nobody is told when a
  /// connection stands.)
  package func send(
    _ request: HTTPRequest, secret: SecretHeader?, body: SharedSecret?, timeout: Duration
  ) async throws(TransportFailure) -> HTTPAnswer {
    let exchange = Exchange(bodyLimit: bodyLimit, work: work)
    return try await run(exchange, request, secret, body.map(OutgoingBody.secret)) {
      (try? await Task.sleep(for: timeout)) != nil
    }
  }

  /// Sends a request and hands the first answer on, redirects included.
  package func stream(
    _ request: HTTPRequest, secret: SecretHeader?, body: OutgoingBody?, limits: StreamLimits,
    to receiver: any AnswerReceiver
  ) async throws(TransportFailure) -> HTTPResponse {
    let watch = StreamWatch(limits)
    let exchange = Exchange(
      bodyLimit: limits.bytes, work: work,
      stream: .init(receiver: receiver, watch: watch, queue: queue))
    return try await run(exchange, request, secret, body) { await watch.isExpired() }.response
  }

  private func run(
    _ exchange: Exchange, _ request: HTTPRequest, _ secret: SecretHeader?, _ body: OutgoingBody?,
    until isExpired: @escaping @Sendable () async -> Bool
  ) async throws(TransportFailure) -> HTTPAnswer {
    var outgoing = try URLRequest(exactly: request)
    for header in secret?.all ?? [] { try outgoing.attach(header) }
    if let body { outgoing.attach(body) }
    // URLSession's own timer is one for idleness only, and not to be raced with: the exchange has
    // a deadline.
    outgoing.timeoutInterval = 3600

    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard exchange.await(with: continuation) else { return }
        work.async { [session, exchanges, outgoing] in
          guard !exchange.hasEnded else { return }
          let task = session.dataTask(with: outgoing)
          exchanges.add(exchange, for: task)
          exchange.run(task)
        }
        // Only now, so that the request is not kept waiting for it.
        exchange.end(whenExpired: isExpired)
      }
    } onCancel: {
      exchange.abandon(.cancelled)
    }
    return try result.get()
  }

  private static func configuration() -> URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    // Nothing of an answer may outlive it, in memory or in ~/.cache.
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCredentialStorage = nil
    configuration.httpMaximumConnectionsPerHost = connectionsPerHost
    return configuration
  }
}
