package import AuthpipeKit

/// A connection that is to be stored with others.
package struct NewConnection: Sendable {
  package let reference: ConnectionReference
  package let metadata: ConnectionMetadata
  package let credential: SharedCredential
  package let grant: Grant

  /// `grant` gives leave to store it.
  package init(
    _ metadata: ConnectionMetadata, as reference: ConnectionReference,
    _ credential: SharedCredential, grantedBy grant: Grant
  ) {
    self.reference = reference
    self.metadata = metadata
    self.credential = credential
    self.grant = grant
  }

  /// The same, once a provider has given leave to store it.
  package func granted(by grant: Grant) -> NewConnection {
    NewConnection(metadata, as: reference, credential, grantedBy: grant)
  }

  /// What came of it.
  package enum Outcome: Sendable {
    case added
    /// There is one of that name.
    case exists
    /// Nothing of its tenant was changed, because what is there is damaged.
    case refused(VaultError)
  }
}
