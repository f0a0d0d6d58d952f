internal import AuthpipeKit
internal import BigCommerce
internal import BigCommerceSandbox
internal import Testing
internal import URLSessionTransport

/// The sandbox and the catalogue, asked through each other.
@Suite struct ScopeProbeTests {
  @Test func `an account of one scope is granted that scope and no other`() async throws {
    try await withSandbox(quota: 100_000) { sandbox async throws in
      let entries = ScopeCatalogue.entries.filter {
        $0.probe != nil && $0.readScope != ScopeCatalogue.always
      }
      for entry in entries {
        for name in entry.names {
          let account = try sandbox.addAccount(to: store, scopes: [name])
          let seen = try await Self.scopes(of: account.accessToken, in: sandbox, entries)
          #expect(seen[entry.label] == .granted, "\(name)")
          for other in entries where other.label != entry.label {
            #expect(seen[other.label] == .absent, "\(other.label) by \(name)")
          }
        }
      }
    }
  }

  /// What is seen of an account that was declared to have everything.
  private static func scopes(
    of token: String, in sandbox: BigCommerceSandbox, _ entries: [ScopeCatalogue.Entry]
  ) async throws -> [String: ScopeAccess] {
    var bytes = try SecretBytes(capacity: token.utf8.count)
    for byte in token.utf8 { bytes.append(byte) }
    let provider = BigCommerceProvider(
      transport: URLSessionTransport(),
      endpoint: try APIEndpoint(loopback: "http://127.0.0.1:\(sandbox.port)"),
      userAgent: "authpipe/test")
    let (_, scopes) = await provider.probeWithScopes(
      token: SharedSecret(bytes), storeHash: store,
      declaredScopes: entries.flatMap(\.names).compactMap { Scope($0) })
    return Dictionary(
      try #require(scopes).lines.map { ($0.entry?.label ?? "", $0.access) },
      uniquingKeysWith: { $1 })
  }
}
