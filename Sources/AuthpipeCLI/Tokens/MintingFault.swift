internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// What keeps a token from being had, besides the vault and BigCommerce.
enum MintingFault: Error {
  /// Another process has been minting one for longer than that takes.
  case busy
  /// Another process tried while this one waited for it.
  case failedForAnother
  case kindUnknown
  case tokensUndecided(ConnectionReference)
  case noSuchToken(ConnectionReference)
  case severalTokens(ConnectionReference)
  case confirmationNeeded(ConnectionReference)
}

extension Failure {
  init(wording fault: MintingFault) {
    switch fault {
    case .busy:
      self.init(
        "minting_busy", .busy, "another process has been minting that token for minutes",
        hint: "see what it waits for, then try again")
    case .failedForAnother:
      self.init(
        "minting_failed", .unknown,
        "another process asked BigCommerce for that token meanwhile, and got none",
        hint: "try again; it will say why")
    case .kindUnknown:
      self.init(
        "unknown_kind", .usage, "--kind takes storefront, private or impersonation",
        hint: "a storefront token is for browsers, the others are for servers")
    case .tokensUndecided(let reference):
      self.init(
        "missing_argument", .usage, "revoke needs to know which tokens",
        hint: "authpipe token list \(reference) shows them; --all takes every one")
    case .noSuchToken(let reference):
      self.init(
        "no_such_token", .no, "'\(reference)' has no token of that name",
        hint:
          "authpipe token list \(reference) shows them; four characters of a name are enough, the token itself is none"
      )
    case .severalTokens(let reference):
      self.init(
        "several_tokens", .usage, "several tokens of '\(reference)' begin with that",
        hint: "give more of the name; authpipe token list \(reference) shows all of it")
    case .confirmationNeeded(let reference):
      self.init(
        "input_not_allowed", .locked,
        "revoking must be confirmed, and there is nobody to ask here",
        hint: "add --yes: authpipe token revoke \(reference) --all --yes")
    }
  }

  init(wording fault: TokenRecipe.Fault) {
    switch fault {
    case .channelMalformed:
      self.init(
        "channel_malformed", .usage, "--channel takes numbers of channels from 1 on",
        hint: "several are separated by commas: --channel 1,12")
    case .tooManyChannels(let limit):
      self.init(
        "too_many_channels", .usage, "a token is for at most \(limit) channels",
        hint: "ask for several tokens")
    case .originsOfOtherKind:
      self.init(
        "conflicting_options", .usage,
        "--cors is for storefront tokens alone: no browser may use the others",
        hint: "leave out --cors, or --kind")
    case .originMalformed:
      self.init(
        "origin_malformed", .usage,
        "--cors takes a web origin: a scheme, a host and perhaps a port",
        hint: "--cors https://shop.example")
    case .tooManyOrigins(let limit):
      self.init(
        "too_many_origins", .usage, "BigCommerce takes at most \(limit) origins for one token",
        hint: "ask for a token for each \(limit) of them")
    case .scopesOfOtherKind:
      self.init(
        "conflicting_options", .usage, "--scopes is for private tokens alone",
        hint: "leave out --scopes, or add --kind private")
    case .scopeUnknown:
      self.init(
        "unknown_scope", .usage,
        "--scopes takes \(TokenRecipe.accessScopes.joined(separator: ", ")), separated by commas",
        hint: "they are BigCommerce's names; none includes another")
    case .lifetimeOutOfRange:
      self.init(
        "duration_malformed", .usage, "--ttl takes ten seconds to thirty days",
        hint: "a token is renewed by itself; the shorter it lives, the less it is worth to a thief")
    }
  }

  /// Words what BigCommerce said when a token of `reference` was asked for or revoked.
  init(wording fault: TokenFault, of connection: StoredConnection) {
    let reference = connection.reference
    switch fault {
    case .credentialUnknown: self.init(wordingOfMinting: .tokenUnknown, connection)
    case .unclear(let finding): self.init(wordingOfMinting: finding, connection)
    case .scopeMissing(let scope):
      self.init(
        "scope_missing", .no,
        "the token of '\(reference)' lacks the scope for it, \(ControlPanel.choice(for: scope)) (\(scope.name)) (403)",
        hint: connection.gaining(ControlPanel.choice(for: scope)))
    case .refused(let status, let title, let parts):
      let said = ([title].compactMap { $0 } + parts).map(DisplayText.clean)
      let words = said.isEmpty ? "\(status)" : "\(status): \(said.joined(separator: "; "))"
      self.init(
        "refused", .no, "BigCommerce refused to do it for '\(reference)' (\(words))",
        hint: "look at the channels of the store: authpipe api \(reference) v3/channels")
    }
  }

  private init(wordingOfMinting finding: Finding, _ connection: StoredConnection) {
    let words = connection.words(for: finding)
    self.init(
      finding.verdict.name.split(separator: "-").joined(separator: "_"),
      ExitStatus(finding.verdict), DisplayText.clean(words.detail), hint: words.hint)
  }
}
