internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// An app that BigCommerce signs for, whatever the store.
struct SigningApp {
  let place: ConnectionReference
  let vaultID: [UInt8]
  private let clientID: SharedSecret
  private let clientSecret: SharedSecret

  /// Reads the app at `place`. Nothing is handed out, so the audit trail has no line of it.
  init(at place: ConnectionReference, from access: VaultAccess) throws {
    let (vaultID, id, secret) = try access.read { vault in
      let credential = try vault.credential(of: AppLookup(vault: vault).find(place))
      return (
        vault.vaultID, SharedSecret(try credential.clientID.copy()),
        SharedSecret(try credential.clientSecret.copy())
      )
    }
    self.place = place
    self.vaultID = vaultID
    clientID = id
    clientSecret = secret
  }

  /// The claims of `payload`, where it was signed for this app, of whichever store.
  func claims(of payload: SignedPayload, at now: Int64) throws -> SignedPayload.Claims {
    guard try payload.isMade(by: clientSecret.bytes) else {
      throw SignatureFault.wrongApp(place.user)
    }
    return try payload.claims(for: clientID.bytes, storeHash: nil, at: now)
  }
}
