internal import AuthpipeKit
internal import BigCommerce

/// Callbacks as browsers bring them.
struct HeardCallbacks: CallbackSource {
  let isOpen = true
  private let listener: any CallbackListener
  private let window: Duration
  private let clientID: String
  private let login: LoginEndpoint
  private let context: Context

  /// Takes what `listener` hears within `window`; an install of the app `clientID` from outside
  /// ends on a page of `login`.
  init(
    _ listener: any CallbackListener, for window: Duration, clientID: String, login: LoginEndpoint,
    _ context: Context
  ) {
    self.listener = listener
    self.window = window
    self.clientID = clientID
    self.login = login
    self.context = context
  }

  func next() async throws -> IncomingCallback {
    let next: HeardCallback?
    do {
      next = try await listener.next()
    } catch is ListeningEnded {
      throw OAuthFault.listeningEnded
    }
    guard let heard = next else {
      throw OAuthFault.outOfTime(seconds: window.components.seconds)
    }
    let callback: Result<AuthCallback, AuthCallback.Fault>
    do {
      callback = .success(try AuthCallback(query: heard.query.bytes))
    } catch let fault as AuthCallback.Fault {
      callback = .failure(fault)
    }
    let isExternal = (try? callback.get().isExternal) == true
    return IncomingCallback(callback: callback) { outcome in
      if case .ignored(let bad) = outcome { context.sayIgnored(bad) }
      heard.answer(answer(to: outcome, isExternal: isExternal))
    }
  }

  private func answer(to outcome: CallbackOutcome, isExternal: Bool) -> CallbackAnswer {
    switch outcome {
    case .ignored:
      .page(status: 400, words: "This is not the callback that is waited for.")
    case .succeeded where isExternal:
      .redirect(AuthorizationLink(ending: clientID, at: login, succeeded: true).text)
    case .failed where isExternal:
      .redirect(AuthorizationLink(ending: clientID, at: login, succeeded: false).text)
    case .succeeded: .page(status: 200, words: "Connected. You may close this page.")
    case .failed: .page(status: 200, words: "Not connected. The terminal says why.")
    }
  }

  func close() async { await listener.stop() }
}
