internal import AuthpipeKit
internal import BigCommerce

/// Sees to it that a new API account has the webhooks of old ones, which go when an old account is
/// deleted.
struct WebhookHandover: Sendable {
  let provider: BigCommerceProvider
  let storeHash: String
  /// The last replaced first: of two webhooks that tell the same, that of the later one counts.
  let olds: [OldAccount]
  let new: SharedSecret

  /// Long enough to make hundreds, and to wait for a quota in between.
  static let limits = ProbeLimits(timeout: .seconds(600))

  /// Compares what the accounts have, and makes what the new one lacks where `makes` says so.
  func run(making makes: Bool) async -> WebhookOutcome {
    var findings = olds.map { OldAccountFinding($0) }
    for (index, old) in olds.enumerated() {
      guard let token = old.token else { continue }
      do {
        findings[index].webhooks = try await owned(by: token)
      } catch {
        return WebhookOutcome(of: findings, state: .unclear(error, version: old.version))
      }
    }
    let isOwner = findings.contains { if case .owned = $0.webhooks { true } else { false } }
    guard isOwner else { return WebhookOutcome(of: findings) }
    guard var client = provider.webhooks(token: new, storeHash: storeHash) else {
      return WebhookOutcome(of: findings, state: .unclear(.unclear(.notAsked), version: nil))
    }
    let theirs: [Webhook]
    do {
      theirs = try await client.all()
    } catch {
      return WebhookOutcome(of: findings, state: .unclear(error, version: nil))
    }
    let known = Set(theirs.map(\.id))
    var old: [Webhook] = []
    for index in findings.indices {
      guard case .owned(let own) = findings[index].webhooks else { continue }
      // Webhooks that both see are those of one account, whose token is another now.
      guard !own.contains(where: { known.contains($0.id) }) else {
        findings[index].webhooks = .shared
        continue
      }
      old += own.filter { one in !old.contains { $0.tellsTheSame(as: one) } }
    }
    var comparison = WebhookComparison(old: old, new: theirs)
    guard makes else { return WebhookOutcome(of: findings, comparison) }
    guard comparison.crowdedEvents.isEmpty else {
      return WebhookOutcome(of: findings, comparison, state: .crowded(comparison.crowdedEvents))
    }
    return await make(&comparison, for: findings, besides: known, through: &client)
  }

  /// What an old account owns. A plain no keeps none of the others from being asked.
  private func owned(
    by token: SharedSecret
  ) async throws(WebhookFault) -> OldAccountFinding.Webhooks {
    guard var client = provider.webhooks(token: token, storeHash: storeHash) else {
      return .hidden(.unclear(.tokenGarbled))
    }
    do throws(WebhookFault) {
      return .owned(try await client.all())
    } catch {
      switch error {
      case .tokenUnknown: return .gone
      case .refused: return .hidden(error)
      case .unclear: throw error
      }
    }
  }

  private func make(
    _ comparison: inout WebhookComparison, for findings: [OldAccountFinding],
    besides known: Set<Int>, through client: inout WebhookClient
  ) async -> WebhookOutcome {
    var made: [(line: Int, id: Int)] = []
    for index in comparison.lines.indices where comparison.lines[index].standing == .missing {
      let webhook = comparison.lines[index].webhook
      do throws(WebhookFault) {
        let id = try await client.make(like: webhook)
        // Only what was not there before is ours to take back.
        if !known.contains(id) { made.append((index, id)) }
        comparison.lines[index].standing = .present
      } catch {
        guard case .refused = error else {
          // What was made stays: the next try sees it and goes on from there.
          return WebhookOutcome(
            of: findings, comparison, made: made.map(\.line),
            state: .unclear(error, version: nil))
        }
        // An account may have it once: another process may have made it meanwhile.
        if let theirs = try? await client.all(),
          theirs.contains(where: { $0.tellsTheSame(as: webhook) })
        {
          comparison.lines[index].standing = .present
          continue
        }
        let left = await takeBack(made, of: &comparison, through: &client)
        return WebhookOutcome(
          of: findings, comparison, made: left,
          state: .refused(event: webhook.event, place: webhook.place, error))
      }
    }
    return await confirm(comparison, made.map(\.line), for: findings, through: &client)
  }

  /// Deletes what was made: half of the webhooks under each account would make deliveries that
  /// nobody can account for. Returns the lines that could not be taken back.
  private func takeBack(
    _ made: [(line: Int, id: Int)], of comparison: inout WebhookComparison,
    through client: inout WebhookClient
  ) async -> [Int] {
    var left: [Int] = []
    for one in made.reversed() {
      do {
        try await client.delete(one.id)
        comparison.lines[one.line].standing = .missing
      } catch {
        left.append(one.line)
      }
    }
    return left
  }

  /// Looks once more before the old account is let go of: what another process took back meanwhile
  /// is missing again.
  private func confirm(
    _ comparison: WebhookComparison, _ made: [Int], for findings: [OldAccountFinding],
    through client: inout WebhookClient
  ) async -> WebhookOutcome {
    do {
      let now = WebhookComparison(
        old: comparison.lines.map(\.webhook), new: try await client.all())
      return WebhookOutcome(of: findings, now, made: made)
    } catch {
      return WebhookOutcome(
        of: findings, comparison, made: made, state: .unclear(error, version: nil))
    }
  }
}
