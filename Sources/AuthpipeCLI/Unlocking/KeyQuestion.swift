internal import AuthpipeKit
internal import AuthpipeVault

/// The last source: a question on the terminal for what unlocks a vault.
struct KeyQuestion {
  /// How often an answer that opens nothing may be followed by another.
  static let tries = 3

  let terminal: Terminal
  let path: String
  let identity: VaultIdentity

  private var what: String {
    switch (identity.takesPassphrase, identity.takesKey) {
    case (true, true): "Passphrase or recovery key"
    case (true, false): "Passphrase"
    case (false, _): "Key"
    }
  }

  /// Asks, after saying what was wrong with the answer before.
  func ask(after complaint: String?) throws -> UnlockSecret {
    let words = complaint.map { "\($0). " } ?? ""
    let answer: SecretBytes
    do {
      answer = try terminal.askSecret(
        "\(words)\(what) for \(DisplayText.clean(path)) (not shown): ",
        limit: SecretShape.longestSecret)
    } catch Terminal.Fault.ended {
      throw KeyFault.notAnswered
    }
    do {
      return .key(try KeyString.decode(answer))
    } catch let fault as KeyString.Fault {
      // With the right beginning and a wrong checksum it is a key with a slip in it.
      guard identity.takesPassphrase, fault != .checksum else {
        throw KeyFault.notAKey(place: "what was typed", fault)
      }
      return .passphrase(answer)
    }
  }
}
