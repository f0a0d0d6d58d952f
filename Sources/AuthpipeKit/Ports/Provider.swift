/// The port through which authpipe asks a provider about credentials.
package protocol Provider: Sendable {
  /// The provider's name in references and commands.
  var name: String { get }

  /// Asks whether `token` serves `storeHash`. Never throws: no answer is a finding too.
  func probe(
    token: SharedSecret, storeHash: String, declaredScopes: [Scope]
  ) async -> ProbeResult
}
