internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// One `rotate`, from the stored connection to its next version.
struct Rotation {
  let connection: StoredConnection
  let endpoint: APIEndpoint
  private let access: VaultAccess
  private let context: Context
  private let currentToken: SharedSecret

  init(_ reference: ConnectionReference, access: VaultAccess, context: Context) throws {
    self.access = access
    self.context = context
    // Opened for writing although nothing is written yet: a vault that cannot be is better
    // refused before BigCommerce is asked.
    let vault = try access.open(for: .writing)
    (connection, currentToken) = try vault.read {
      let found = try ConnectionLookup(vault: vault).find(reference)
      guard let token = try vault.secret(.accessToken, of: found) else {
        throw VaultError.alteredRows(part: .record)
      }
      return (found, SharedSecret(token))
    }
    guard let endpoint = try? APIEndpoint(stored: connection.metadata.endpoint) else {
      throw VaultError.alteredRecord(nil)
    }
    self.endpoint = endpoint
  }

  /// Reads the new credential and refuses one for another store, or the one there is.
  func candidate(from source: String?) throws -> CredentialCandidate {
    let candidate = try CredentialCandidate.take(
      from: source, in: context, endpoint: endpoint, asksStore: false)
    if let store = candidate.storeHash, store.text != connection.metadata.storeHash {
      throw StoreFault.otherStoreThanConnection(
        connection.reference, store: connection.metadata.storeHash)
    }
    if candidate.credential.accessToken.equals(currentToken.bytes) {
      throw StoreFault.sameToken(connection.reference)
    }
    candidate.warnOfShapes(in: context)
    return candidate
  }

  private struct Answer: Encodable {
    let schema = "authpipe.rotate/1"
    let connection: String
    let version: UInt64
    let previous: UInt64
    let verdict: String
  }

  /// Makes the new credential the current one and says so.
  func promote(_ candidate: borrowing CredentialCandidate, grantedBy grant: Grant) throws {
    let vault = try access.open(for: .writing)
    let version = try vault.promote(
      candidate.credential, of: connection, grantedBy: grant, accountName: candidate.accountName,
      at: context.now)
    access.passOn(vault.notices)
    let name = connection.reference
    let previous = connection.current.number
    context.say(
      "rotated '\(name)': version \(version) is current, version \(previous) is kept as previous")
    if candidate.credential.clientSecret == nil {
      context.say("the new version has no client secret: the file did not bring one")
    }
    if connection.metadata.expiresAt != nil {
      context.say(
        "the date of --expires was the old version's; authpipe set gives the new one its own")
    }
    context.say(
      "next: when nothing uses the old token any more, delete its API account in the control panel; its webhooks go with it"
    )
    if context.display.json {
      try context.output.write(
        JSONOutput.line(
          Answer(
            connection: name.description, version: version, previous: previous,
            verdict: (grant.result?.verdict ?? .unverified).name)))
    }
  }
}
