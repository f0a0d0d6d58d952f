internal import AuthpipeKit
internal import Dispatch
internal import Foundation
internal import FoundationNetworking
internal import HTTPTypes
internal import Synchronization

/// Carries URLSession's events to the exchange they belong to.
///
/// A delegate, never a completion handler: that would hold a gzip bomb whole.
final class ExchangeDelegate: NSObject, URLSessionDataDelegate {
  private let running = Mutex<[Int: Exchange]>([:])

  func add(_ exchange: Exchange, for task: URLSessionTask) {
    running.withLock { $0[task.taskIdentifier] = exchange }
  }

  private func exchange(of task: URLSessionTask) -> Exchange? {
    running.withLock { $0[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let head = HTTPResponse(response) { exchange(of: dataTask)?.receive(head) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    exchange(of: dataTask)?.receive(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    // Custom headers survive redirects on Linux, even to another host and from https to http:
    // the token must not leave the host it was meant for. The 3xx is the answer.
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler:
      @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    // A 401 that names a scheme arrives here once its body is complete, and waits for ever for a
    // password. There is none: the 401 is the answer.
    exchange(of: task)?.complete()
    // Cancelling waits for the very queue that this runs on.
    DispatchQueue.global().async { completionHandler(.cancelAuthenticationChallenge, nil) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let exchange = running.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    if let error {
      exchange?.fail(TransportFailure(error))
    } else {
      // A 3xx without a Location is announced nowhere else.
      if let head = task.response.flatMap(HTTPResponse.init) { exchange?.receive(head) }
      exchange?.complete()
    }
  }
}
