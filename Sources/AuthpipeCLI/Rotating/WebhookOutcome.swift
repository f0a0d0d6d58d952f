internal import BigCommerce

/// What is known of the webhooks that old API accounts own, and what was done about them.
struct WebhookOutcome: Sendable {
  enum State: Sendable {
    /// Everybody was asked.
    case seen
    /// Nobody looked.
    case ignored
    /// The new account would have too many of these events; nothing was made.
    case crowded([String])
    /// BigCommerce said no to one; what was made for this was deleted again.
    case refused(event: String, place: String, WebhookFault)
    /// It is not known whether all was done. The version is that whose account was asked; nil, the
    /// new one's.
    case unclear(WebhookFault, version: UInt64?)
  }

  /// The old accounts, the last replaced first.
  let accounts: [OldAccountFinding]
  let lines: [WebhookComparison.Line]
  /// The lines that were made now.
  let made: Set<Int>
  let state: State

  init(
    of accounts: [OldAccountFinding], _ comparison: WebhookComparison? = nil, made: [Int] = [],
    state: State = .seen
  ) {
    self.accounts = accounts
    lines = comparison?.lines ?? []
    self.made = Set(made)
    self.state = state
  }

  /// How many webhooks the new account has otherwise than an old one.
  var differingCount: Int { lines.filter { $0.standing == .differs }.count }

  /// How many webhooks end with an old account.
  func missingCount(of account: OldAccountFinding) -> Int {
    lines.filter { $0.standing == .missing && account.owns($0.webhook) }.count
  }

  /// Whether nothing of an old account's webhooks is left to be done; nil where nobody looked.
  func isSettled(_ account: OldAccountFinding) -> Bool? {
    switch account.webhooks {
    case .gone, .shared: return true
    case .hidden: return false
    case .unseen:
      if case .ignored = state { return nil }
      return false
    case .owned:
      if case .unclear = state { return false }
      return !lines.contains { $0.standing != .present && account.owns($0.webhook) }
    }
  }

  /// Whether nothing that is known of is lost with an old account, so that it can go.
  func canBeDeleted(_ account: OldAccountFinding) -> Bool {
    guard case .owned = account.webhooks else { return false }
    return isSettled(account) == true
  }

  /// Whether nothing is left to be done for any of them; nil where nobody looked.
  var isSettled: Bool? {
    switch state {
    case .ignored: nil
    case .seen: accounts.allSatisfy { isSettled($0) == true }
    case .crowded, .refused, .unclear: false
    }
  }

  /// The versions of which nothing is left to be done, or is to be.
  var closed: [UInt64] { accounts.filter { isSettled($0) != false }.map(\.version) }

  /// The exit status of having been asked to make them.
  var status: ExitStatus {
    switch state {
    case .unclear: .unknown
    case .crowded, .refused: .no
    case .ignored: .success
    case .seen:
      accounts.reduce(.success) { status, account in
        if case .hidden(.unclear) = account.webhooks { return status.merged(with: .unknown) }
        return status.merged(with: isSettled(account) == true ? .success : .no)
      }
    }
  }
}
