internal import Foundation

/// A store and all that can happen to it.
struct SandboxStore: Sendable {
  /// What the store does with requests that it would otherwise serve.
  enum Condition: String, Sendable {
    case live
    case suspended
    case maintenance
  }

  /// A 429 to everyone until `end`, with or without the headers that say so.
  struct Throttle: Sendable {
    var end: Date
    var showsHeaders: Bool
  }

  /// An answer to give instead of the true one, a number of times.
  struct Forced: Sendable {
    var answer: SandboxAnswer
    var times: Int
  }

  /// The requests of one rate-limit window.
  struct Window: Sendable {
    static let length: TimeInterval = 30
    var start = Date.distantPast
    var count = 0
  }

  let hash: String
  /// The numeric identifier, which is not the hash.
  let number: Int
  var accounts: [SandboxAccount] = []
  var withdrawn: [Int: Set<String>] = [:]
  var hooks: [SandboxHook] = []
  var nextHook = 1
  /// How many products and orders there are.
  var products = 1
  var orders = 0
  /// The channels there are.
  var channels: Set<Int> = [1, 2]
  var tokens: [SandboxToken] = []
  /// How late it answers when it has minted a token.
  var mintingDelay = Duration.zero
  /// By how many seconds its clock is wrong.
  var clockShift: TimeInterval = 0
  var condition = Condition.live
  var throttle: Throttle?
  var forced: [Forced] = []
  var window = Window()

  init(hash: String, number: Int) {
    self.hash = hash
    self.number = number
  }

  var name: String { "Sandbox \(hash)" }

  /// Where an account stands in `accounts`: the one of that number, or the first live one.
  func index(ofAccount number: Int?) -> Int? {
    accounts.firstIndex { account in
      if let number { account.number == number } else { !account.isRevoked }
    }
  }

  /// Takes the next forced answer, if there is one.
  mutating func takeForced() -> SandboxAnswer? {
    guard let first = forced.first else { return nil }
    if first.times > 1 { forced[0].times -= 1 } else { forced.removeFirst() }
    return first.answer
  }

  /// Deletes an account, and with it, as BigCommerce does, the webhooks it owns.
  mutating func revoke(at index: Int) {
    accounts[index].isRevoked = true
    hooks.removeAll { $0.clientID == accounts[index].clientID }
  }

  /// Takes a scope from an account, in both its levels.
  mutating func withdraw(_ scope: String, at index: Int) {
    let family = [scope, scope + "_read_only"].filter { accounts[index].scopes.contains($0) }
    accounts[index].scopes.subtract(family)
    withdrawn[index, default: []].formUnion(family)
  }

  /// Undoes everything but revocation: BigCommerce cannot bring an account back either.
  mutating func restore() {
    for (index, scopes) in withdrawn { accounts[index].scopes.formUnion(scopes) }
    withdrawn = [:]
    condition = .live
    throttle = nil
    clockShift = 0
    mintingDelay = .zero
    forced = []
    window = Window()
  }

  /// Counts a request into the current window: how many are left (fewer than none when the quota
  /// is used up), and the seconds until the next one.
  mutating func count(at now: Date, quota: Int) -> (left: Int, reset: TimeInterval) {
    if now.timeIntervalSince(window.start) >= Window.length { window = Window(start: now) }
    window.count += 1
    return (quota - window.count, Window.length - now.timeIntervalSince(window.start))
  }
}
