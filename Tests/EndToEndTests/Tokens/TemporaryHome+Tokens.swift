import BigCommerceSandbox

extension TemporaryHome {
  /// The short-lived tokens that the first store minted.
  var minted: [SandboxToken] { sandbox.tokens(of: "abc123") }

  /// Runs `command` in which a machine's own count of the time is `seconds` ahead; BigCommerce's
  /// clock is too, where so much time is to have passed, and else only a clock has jumped.
  func later(
    _ seconds: Int, _ command: String, atBigCommerceToo isTrue: Bool = true
  ) async throws -> Outcome {
    try sandbox.shiftClock(of: "abc123", by: isTrue ? Double(seconds) : 0)
    return try await bash(
      """
      later() { unshare -T --boottime \(seconds) --fork "$@"; }
      later \(command)
      """)
  }
}
