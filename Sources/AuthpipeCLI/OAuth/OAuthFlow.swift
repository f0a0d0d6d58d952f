internal import AuthpipeKit
internal import BigCommerce

/// One merchant's consent: waits for the callback that belongs to it, and lets nothing else end it.
struct OAuthFlow: Sendable {
  /// How long the callback is listened for.
  static let window = Duration.seconds(300)
  /// So many callbacks that do not count end the flow: somebody is guessing.
  static let mostBadTries = 20

  /// The store that was asked for; nil where the merchant chooses it.
  let store: StoreHash?
  /// What must come back; nil after an install link, which brings nothing back.
  let state: SharedSecret?

  /// A callback that counts.
  struct Accepted: Sendable {
    let callback: AuthCallback
    let code: SharedSecret
    let store: StoreHash
  }

  /// Takes callbacks from `source` until one counts and `finish` has made something of it, at once;
  /// whoever brought it hears what came of it only then.
  func run<R: Sendable>(
    _ source: any CallbackSource, _ finish: (Accepted) async throws -> R
  ) async throws -> R {
    for _ in 0..<Self.mostBadTries {
      let incoming = try await source.next()
      do {
        let accepted = try judge(incoming.callback, strangersMayBring: source.isOpen)
        let result = try await finish(accepted)
        incoming.answer(.succeeded)
        return result
      } catch let bad as BadCallback {
        incoming.answer(.ignored(bad))
      } catch let error {
        // Without a state anybody may have brought a code: the right one may come yet.
        if state == nil, source.isOpen, let bad = BadCallback(error) {
          incoming.answer(.ignored(bad))
          continue
        }
        incoming.answer(.failed)
        throw error
      }
    }
    throw OAuthFault.tooManyBad(Self.mostBadTries)
  }

  /// Whether a callback counts. One that proves by its state that it is of this flow ends it, one
  /// way or the other; one that does not is as good as none.
  private func judge(
    _ incoming: Result<AuthCallback, AuthCallback.Fault>, strangersMayBring: Bool
  ) throws -> Accepted {
    let callback: AuthCallback
    switch incoming {
    case .success(let found): callback = found
    case .failure(let fault): throw BadCallback.notOne(fault)
    }
    if let state {
      guard callback.state != nil else { throw BadCallback.noState }
      guard callback.brings(state.bytes) else { throw BadCallback.otherState }
    }
    let isProved = state != nil || !strangersMayBring
    guard let code = callback.code else {
      guard isProved else { throw BadCallback.refused }
      throw OAuthFault.notAgreed(callback.error ?? "")
    }
    // An authorization for a store that was named may come back without naming it; the token says it.
    let named = callback.context == nil && state != nil ? store : callback.store
    guard let named, store == nil || named == store else {
      let asked = store.map { "stores/\($0.text)" } ?? "a store"
      guard state != nil else {
        throw BadCallback.otherStore(asked: asked, got: callback.context)
      }
      throw OAuthFault.otherStore(asked: asked, got: callback.context)
    }
    return Accepted(callback: callback, code: code, store: named)
  }
}
