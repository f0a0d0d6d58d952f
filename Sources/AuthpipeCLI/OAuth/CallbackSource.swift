internal import AuthpipeKit
internal import BigCommerce

/// Where callbacks come from, one after the other; anybody may have made one up.
protocol CallbackSource: Sendable {
  /// Whether strangers can bring one as well.
  var isOpen: Bool { get }

  /// The next one, or why none comes any more.
  func next() async throws -> IncomingCallback

  /// Takes no more.
  func close() async
}

/// A callback, and the way to tell whoever brought it what came of it.
struct IncomingCallback: Sendable {
  let callback: Result<AuthCallback, AuthCallback.Fault>
  let answer: @Sendable (CallbackOutcome) -> Void
}

/// What came of a callback.
enum CallbackOutcome: Sendable {
  /// It does not count, and another is waited for.
  case ignored(BadCallback)
  case succeeded
  case failed
}

/// Why a callback does not count.
enum BadCallback: Error, Sendable, Equatable {
  case notOne(AuthCallback.Fault)
  case noState
  case otherState
  case otherStore(asked: String, got: String?)
  case refused
  case codeRefused
  case codeOfAnother
  case unclear
  case notConfirmed(String)

  /// For people.
  var words: String {
    switch self {
    case .notOne(.otherAddress): "that does not begin with the app's redirect URI"
    case .notOne(.ambiguous(let name)): "that has \(name) twice"
    case .notOne: "that is not a callback: it has neither a code nor an error"
    case .noState: "that brings no state back, so nobody can tell which flow it belongs to"
    case .otherState: "that belongs to another flow: its state is not the one that was given out"
    case .otherStore(let asked, let got):
      "that is for \(got.map(DisplayText.discreet) ?? "no store"), and \(asked) was asked for"
    case .refused: "that says that nobody agreed, and does not prove where it is from"
    case .codeRefused: "BigCommerce did not take its code"
    case .codeOfAnother: "its code is another store's, so far as BigCommerce's answer tells"
    case .unclear:
      "BigCommerce's answer to its code says nothing; an older token of the app for the store may be void"
    case .notConfirmed(let store): "that was for store \(store), which was not confirmed"
    }
  }

  /// What of a callback that proves nothing of itself may be the fault of whoever brought it.
  init?(_ error: any Error) {
    switch error {
    case ExchangeFault.refused(.unknownClient, _, _), ExchangeFault.refused(.wrongSecret, _, _),
      ExchangeFault.refused(.redirectURIMismatch, _, _):
      return nil
    // BigCommerce answers what is missing or wrong with a redirect, too.
    case ExchangeFault.refused, ExchangeFault.redirected: self = .codeRefused
    case ExchangeFault.unclear, ExchangeFault.unavailable: self = .unclear
    case ExchangeFault.otherContext, ExchangeFault.noScope: self = .codeOfAnother
    case OAuthFault.storeNotConfirmed(let store): self = .notConfirmed(store)
    default: return nil
    }
  }
}

extension Context {
  /// Says why a callback was passed over.
  func sayIgnored(_ bad: BadCallback) {
    say("not this one: \(bad.words); another is waited for")
  }
}
