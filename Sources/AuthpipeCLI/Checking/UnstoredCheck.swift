internal import AuthpipeKit
internal import BigCommerce

/// One `check --from`: of a credential that is in no vault, and is in none afterwards.
struct UnstoredCheck {
  let source: String
  let store: String?
  let apiURL: String?
  let plan: CheckPlan
  let context: Context

  func run(through transport: any HTTPTransport) async throws -> ExitStatus {
    let endpoint = try StoreOption.endpoint(apiURL)
    let named = try store.map(StoreOption.parse)
    let candidate = try CredentialCandidate.take(
      from: source, in: context, endpoint: endpoint, asksStore: named == nil)
    if let fileStore = candidate.storeHash, let named, fileStore != named {
      throw StoreFault.storeContradicts
    }
    guard let hash = candidate.storeHash ?? named else { throw StoreFault.storeMissing }
    let provider = BigCommerceProvider(
      transport: transport, endpoint: endpoint, userAgent: Version.userAgent,
      limits: plan.limits, pause: context.wait)
    let result = await provider.probe(
      token: SharedSecret(try candidate.credential.accessToken.copy()), storeHash: hash.text,
      declaredScopes: [])
    let entry = CheckEntry(unstored: result, store: hash.text, at: context.now)
    return try CheckReport([entry], faults: [], plan: plan, endedAt: context.now)
      .write(to: context)
  }
}
