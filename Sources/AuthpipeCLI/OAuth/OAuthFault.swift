internal import AuthpipeKit
internal import BigCommerce

/// Why a merchant's consent did not become a connection.
enum OAuthFault: Error {
  case appMissing
  case nobodyToPaste
  case callbackOnTerminal
  case callbacksEnded
  case outOfTime(seconds: Int64)
  case tooManyBad(Int)
  /// BigCommerce's word for it.
  case notAgreed(String)
  case otherStore(asked: String, got: String?)
  case storeNotConfirmed(String)
  case nobodyToConfirm
  case listenMalformed
  case cannotListen(UInt16)
  case listeningEnded
  case listenNeedsTLS
  case sandboxMismatch(app: String, isSandbox: Bool)
  case exchange(ExchangeFault, app: String, ConnectionReference)
  case connectedOtherwise(ConnectionReference, app: String?, than: String)
  case connectedToOther(ConnectionReference, store: String)
  case connectedAs(ConnectionReference, app: String, store: String)
  case otherEndpoint(ConnectionReference, String, app: String, String)
  case changedMeanwhile(ConnectionReference)
  /// Another flow of that app for that store is at it.
  case anotherFlow(app: String, store: String)
  /// BigCommerce issued a token, and it could not be kept.
  case tokenLost(any Error, app: String, store: String)
}

extension Failure {
  init(wording fault: OAuthFault) {
    switch fault {
    case .appMissing:
      self.init(
        "app_missing", .usage, "--oauth needs to know which app is let into the store",
        hint: "--app NAME; authpipe app list shows what apps there are")
    case .nobodyToPaste:
      self.init(
        "input_not_allowed", .locked,
        "the callback's address is needed, and there is nobody to ask for it here",
        hint:
          "read it with --callback-from FILE or -, or listen for it with --listen 127.0.0.1:PORT")
    case .callbackOnTerminal:
      self.init(
        "secret_would_show", .usage, "standard input is a terminal, which would show the code",
        hint: "leave out --callback-from to be asked without echo")
    case .callbacksEnded:
      self.init(
        "callback_missing", .protocolBroken,
        "no callback of this flow came before the input ended; nothing was stored",
        hint: "begin anew, and hand over the address that the browser was sent to")
    case .outOfTime(let seconds):
      self.init(
        "callback_missing", .protocolBroken,
        "no callback of this flow came within \(seconds) s; nothing was stored",
        hint: "see that your tunnel leads to the port; without --listen you can paste the address")
    case .tooManyBad(let count):
      self.init(
        "too_many_callbacks", .protocolBroken,
        "\(count) callbacks came that do not belong to this flow; nothing was stored",
        hint:
          "begin anew, and hand over the address that the browser was sent to; where somebody is guessing, listen on another port"
      )
    case .notAgreed(let error): self.init(wordingRefusal: error)
    case .otherStore(let asked, let got):
      self.init(
        "other_context", .protocolBroken,
        "the callback is for \(got.map(DisplayText.discreet) ?? "no store"), and \(asked) was asked for; nothing was stored",
        hint: "log in to the right store in the browser, or name the other with --store")
    case .storeNotConfirmed(let store):
      self.init(
        "not_confirmed", .no, "store \(store) was not confirmed; nothing was stored",
        hint: "begin anew, and choose the right store in the browser")
    case .nobodyToConfirm:
      self.init(
        "input_not_allowed", .locked,
        "with an install link the merchant chooses the store, and there is nobody to confirm it here",
        hint: "name the store with --store HASH")
    case .listenMalformed:
      self.init(
        "listen_malformed", .usage, "--listen takes a port of this machine, and no other address",
        hint: "--listen 127.0.0.1:8080, with your tunnel or reverse proxy in front of it")
    case .cannotListen(let port):
      self.init(
        "cannot_listen", .cannotCreate, "cannot listen on port \(port) of 127.0.0.1",
        hint: "try another port with --listen")
    case .listeningEnded:
      self.init(
        "cannot_listen", .protocolBroken,
        "listening ended early: no more connections could be taken, as when somebody fills the port up; nothing was stored",
        hint: "begin anew, on another --listen port or without --listen")
    case .listenNeedsTLS:
      self.init(
        "redirect_uri_not_tls", .usage,
        "BigCommerce sends browsers to https:// alone, and the app's redirect URI is not",
        hint:
          "--redirect-uri https://… with the address of your tunnel, as the developer portal has it"
      )
    case .sandboxMismatch(let app, let isSandbox):
      self.init(
        "sandbox_mismatch", .usage,
        isSandbox
          ? "the app '\(app)' is a sandbox's, and --api-url names another"
          : "the app '\(app)' is BigCommerce's, and its tokens go to no sandbox",
        hint: "leave out --api-url")
    case .exchange(let fault, let app, let reference):
      self.init(
        wording: fault, app: app,
        again: "begin anew: authpipe connect bigcommerce \(reference) --oauth --app \(app)")
    case .connectedOtherwise(let reference, let app, let other):
      let by =
        switch app {
        case nil: "an API account of the store"
        case other?: "an app of another client ID that was called '\(other)' then"
        case let app?: "the app '\(app)'"
        }
      self.init(
        "already_connected", .cannotCreate, "'\(reference)' is connected already, by \(by)",
        hint:
          "give another name, or --replace to forget what is there; with the same app its token is replaced"
      )
    case .connectedToOther(let reference, let store):
      self.init(
        "store_contradicts", .usage,
        "'\(reference)' is for store \(store), and --store names another",
        hint:
          "leave out --store, or give another name: authpipe connect bigcommerce CONNECTION --oauth --app APP --store HASH"
      )
    case .connectedAs(let reference, let app, let store):
      self.init(
        "already_connected", .cannotCreate,
        "'\(reference)' has the token of the app '\(app)' for store \(store), and BigCommerce would void it: an app has one token for a store",
        hint:
          "authpipe connect bigcommerce \(reference) --oauth --app \(app) replaces it; authpipe disconnect \(reference) forgets it first"
      )
    case .otherEndpoint(let reference, let there, let app, let own):
      self.init(
        "sandbox_mismatch", .cannotCreate,
        "'\(reference)' is for \(DisplayText.clean(there)), and tokens of the app '\(app)' are for \(own)",
        hint: "give another name, or --replace to forget what is there")
    case .changedMeanwhile(let reference):
      self.init(
        "changed_meanwhile", .busy,
        "'\(reference)' is no longer what it was when the merchant was asked; nothing was stored",
        hint: "authpipe show \(reference) tells what it is now")
    case .tokenLost(let error, let app, let store):
      self.init(wording: error)
      message +=
        "; the token that BigCommerce issued is not kept, and an older one of the app '\(app)' for store \(store) is void by that"
    case .anotherFlow(let app, let store):
      self.init(
        "flow_under_way", .busy,
        "another process is exchanging a code of the app '\(app)' for store \(store); nothing was stored",
        hint:
          "an app has one token for a store: see what the other stored, with authpipe app show \(app)"
      )
    }
  }

  /// Words what BigCommerce sends back in place of a code.
  private init(wordingRefusal error: String) {
    let said = DisplayText.clean(DisplayText.discreet(error))
    switch error {
    case "access_denied":
      self.init(
        "access_denied", .no, "the merchant did not agree; nothing was stored",
        hint: "begin anew; whoever agrees must be allowed to install apps")
    case "invalid_scope":
      self.init(
        "invalid_scope", .protocolBroken,
        "BigCommerce refused the scopes that the app asks for (invalid_scope); nothing was stored",
        hint:
          "tick them for the app in the developer portal, or change them: authpipe app add bigcommerce NAME --replace --scopes SCOPES"
      )
    default:
      self.init(
        "not_agreed", .protocolBroken,
        "BigCommerce sent the browser back without a code (\(said)); nothing was stored",
        hint: "compare the app's client ID, redirect URI and scopes with the developer portal")
    }
  }
}
