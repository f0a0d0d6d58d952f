internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Compares this machine's clock with BigCommerce's.
struct ClockExamination {
  /// Signatures of webhooks are good for five minutes; half of it is cause for concern.
  private static let largestDifference: Int64 = 150

  let vault: Vault
  let context: Context
  let online: OnlineServices

  /// Nil where there is no connection to ask with.
  func diagnosis() async -> Diagnosis? {
    do {
      guard let question = try question() else { return nil }
      let provider = BigCommerceProvider(
        transport: online.makeTransport(), endpoint: question.endpoint,
        userAgent: Version.userAgent, pause: context.wait)
      let before = context.now
      let theirs = await provider.time(token: question.token, storeHash: question.storeHash)
      guard let theirs else {
        return Diagnosis(
          "clock", .note, "BigCommerce did not tell its time for \(question.name)",
          hint: "authpipe check \(question.name)")
      }
      return compare(theirs, to: (before + context.now) / 2)
    } catch {
      return Diagnosis("clock", .note, "not asked: \(Failure(wording: error).message)")
    }
  }

  private func compare(_ theirs: Int64, to ours: Int64) -> Diagnosis {
    let difference = ours.subtractingReportingOverflow(theirs).partialValue
    guard difference.magnitude > UInt64(Self.largestDifference) else {
      return Diagnosis("clock", .ok, "this clock and BigCommerce's agree")
    }
    return Diagnosis(
      "clock", .warning,
      "this clock is \(difference.magnitude) s \(difference > 0 ? "ahead of" : "behind") BigCommerce's",
      hint: "timedatectl set-ntp true")
  }

  private struct Question {
    let name: ConnectionReference
    let endpoint: APIEndpoint
    let storeHash: String
    let token: SharedSecret
  }

  /// The connection that was last seen to work, or else any.
  private func question() throws -> Question? {
    try vault.read {
      var best: StoredConnection?
      try vault.forEachConnection { result in
        guard case .success(let connection) = result else { return }
        guard let other = best else {
          best = connection
          return
        }
        if rank(connection) > rank(other) { best = connection }
      }
      guard let best, let token = try vault.secret(.accessToken, of: best),
        let endpoint = try? APIEndpoint(stored: best.metadata.endpoint)
      else { return nil }
      return Question(
        name: best.reference, endpoint: endpoint, storeHash: best.metadata.storeHash,
        token: SharedSecret(token))
    }
  }

  private func rank(_ connection: StoredConnection) -> Int64 {
    guard let known = connection.known else { return 0 }
    return known.verdict == .healthy ? known.askedAt : -1
  }
}
