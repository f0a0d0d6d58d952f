internal import AuthpipeKit

/// The metadata of a connection as it was opened, with what a connection cannot be without.
struct OpenedMetadata {
  let metadata: ConnectionMetadata
  let reference: ConnectionReference
  /// The version that is handed out.
  let current: CredentialVersion
  let row: RecordRow

  init(_ metadata: ConnectionMetadata, in row: RecordRow) throws {
    guard let reference = metadata.reference, let current = metadata.current,
      metadata.versions.allSatisfy({ RecordTable.versions.contains($0.number) }),
      reference.isApp == (metadata.redirectURI != nil),
      // It stands in commands that people are told to type.
      metadata.versions.allSatisfy({ version in
        version.app.map { (try? ConnectionReference(app: $0)) != nil } ?? true
      })
    else { throw VaultError.damagedRecord(nil) }
    self.metadata = metadata
    self.reference = reference
    self.current = current
    self.row = row
  }
}
