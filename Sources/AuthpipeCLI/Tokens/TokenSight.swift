internal import AuthpipeKit
internal import AuthpipeVault

/// What the vault has of a recipe at one moment.
struct TokenSight {
  let connection: StoredConnection
  /// The token of that recipe that lives longest; nil where there is none.
  let token: MintedToken?
  let value: SharedSecret?
  let standing: MintedToken.Standing
  /// Where processes take turns at minting one.
  let place: MintingPlace

  /// Whether it may be handed out where no other can be had.
  var mayLive: Bool {
    switch standing {
    case .fresh, .due, .unsure(mayLive: true): token != nil
    case .ended, .unsure(mayLive: false): false
    }
  }
}
