internal import AuthpipeKit
internal import BigCommerce

extension Failure {
  /// Words why no token came for a code, and what is to be changed in the developer portal.
  /// `again` begins another flow.
  init(wording fault: ExchangeFault, app: String, again: String) {
    let portal = "the developer portal (https://devtools.bigcommerce.com)"
    let replace = "authpipe app add bigcommerce \(app) --replace"
    switch fault {
    case .refused(let refusal, let status, let words):
      self.init(wording: refusal, status, words, app: app, again: again)
    case .redirected(let status):
      self.init(
        "oauth_redirected", .protocolBroken,
        "BigCommerce answered the exchange with a redirect (\(status)), as it does where a parameter is missing or wrong; it was not followed, and nothing was stored",
        hint:
          "compare the client ID, client secret and redirect URI of '\(app)' with \(portal), then \(replace)"
      )
    case .wrongFormat:
      self.init(
        "oauth_format", .protocolBroken,
        "BigCommerce answered \"Invalid format.\" (406): it does not take what it was told to answer in; nothing was stored",
        hint: "check for a proxy that changes the Accept header")
    case .unclear(let status):
      self.init(
        "oauth_unclear", .protocolBroken,
        "the answer to the exchange is not one of BigCommerce's login server (\(status)); nothing was stored",
        hint: "check for a proxy, firewall or captive portal, then \(again)")
    case .unavailable(let status):
      self.init(
        "oauth_unavailable", .unknown,
        "BigCommerce's login server is in trouble (\(status)); nothing was stored",
        hint:
          "look at https://status.bigcommerce.com, then \(again); a code is good once, and an older token of '\(app)' for the store may be void"
      )
    case .noAnswer(let failure):
      self.init(
        "oauth_no_answer", .unknown,
        "there was no answer to the exchange (\(FindingWords(.noAnswer(failure), renewing: "").detail)); nothing was stored",
        hint:
          "check the network, then \(again); the code may be used up, and an older token of '\(app)' for the store void"
      )
    case .otherContext(let asked, let got):
      self.init(
        "other_context", .protocolBroken,
        "BigCommerce issued a token for \(got.map(DisplayText.discreet) ?? "no store"), and \(asked) was asked for; nothing was stored",
        hint:
          "name the store that the merchant agrees for with --store; \(again); an older token of '\(app)' for that store may be void"
      )
    case .noScope(let asked):
      self.init(
        "null_scope", .protocolBroken,
        "BigCommerce issued a token without any scope, which is refused everywhere (asked for: \(asked.joined(separator: ", "))); nothing was stored",
        hint:
          "that is how it answers a code of another store: see that the merchant agrees for the store of --store, and that the scopes of '\(app)' are those in \(portal)"
      )
    case .noToken:
      self.init(
        "oauth_unclear", .protocolBroken,
        "the answer to the exchange holds no token; nothing was stored",
        hint:
          "\(again); an older token of '\(app)' for the store may be void; if it lasts, look at https://status.bigcommerce.com"
      )
    }
  }

  private init(
    wording refusal: ExchangeFault.Refusal, _ status: Int, _ words: String?, app: String,
    again: String
  ) {
    let portal = "the developer portal"
    let replace = "authpipe app add bigcommerce \(app) --replace"
    switch refusal {
    case .unknownClient:
      self.init(
        "invalid_client", .protocolBroken,
        "BigCommerce does not know the client ID of '\(app)'; nothing was stored",
        hint: "copy it anew from \(portal), under View Client ID, then \(replace)")
    case .wrongSecret:
      self.init(
        "invalid_client", .protocolBroken,
        "the client secret of '\(app)' is not the one of its client ID; nothing was stored",
        hint: "copy both anew from \(portal), under View Client ID, then \(replace)")
    case .redirectURIMismatch:
      self.init(
        "redirect_uri_mismatch", .protocolBroken,
        "the redirect URI of '\(app)' is not the one that is registered; nothing was stored",
        hint:
          "make the Auth Callback URL in \(portal) and --redirect-uri the same, letter for letter: \(replace) --redirect-uri URL"
      )
    case .invalidGrant:
      self.init(
        "invalid_grant", .protocolBroken,
        "BigCommerce does not take the code: it was used before, is too old, or is another app's; nothing was stored",
        hint: "\(again), and hand over the address as soon as the browser shows it")
    case .invalidScope:
      self.init(
        "invalid_scope", .protocolBroken,
        "BigCommerce refused the scopes; nothing was stored",
        hint:
          "tick the scopes of '\(app)' in \(portal), or change them here: \(replace) --scopes SCOPES"
      )
    case .accessDenied:
      self.init(
        "access_denied", .no, "the merchant did not agree; nothing was stored",
        hint: "\(again); whoever agrees must be allowed to install apps")
    case .invalidRequest, .unsupportedGrantType, .other:
      let word =
        switch refusal {
        case .invalidRequest: "invalid_request"
        case .unsupportedGrantType: "unsupported_grant_type"
        case .other(let word): word ?? "no reason"
        default: ""
        }
      let said = [DisplayText.discreet(word), words.map(DisplayText.clean)].compactMap { $0 }
      self.init(
        "oauth_refused", .protocolBroken,
        "BigCommerce refused the exchange (\(status), \(said.joined(separator: ": "))); nothing was stored",
        hint:
          "compare the client ID, client secret, redirect URI and scopes of '\(app)' with \(portal)"
      )
    }
  }
}
