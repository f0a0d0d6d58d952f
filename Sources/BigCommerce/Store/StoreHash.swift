/// The identifier of a store in API paths and in its canonical host name, in lower case.
package struct StoreHash: Hashable, Sendable, CustomStringConvertible {
  /// `[a-z0-9]{1,64}`.
  package let text: String

  /// What keeps a text from naming a store, without the text: it may be a secret in the wrong place.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    /// An `/accounts/…` path: an account-level credential, which serves no single store.
    case accountLevelPath
    /// A URL of any host but BigCommerce's, or not https.
    case foreignHost
    case notAHash
  }

  /// Reads the spellings people paste: the hash, in braces or with `store-`, an API path, the
  /// store's canonical host, a control-panel URL (forms observed in support threads).
  package init(normalizing text: String) throws(Fault) {
    let bytes = text.utf8.drop(while: Self.isBlank)
    guard let last = bytes.lastIndex(where: { !Self.isBlank($0) }) else { throw .empty }
    let trimmed = bytes[...last]
    guard trimmed.count <= 2_048 else { throw .notAHash }
    // Before case is folded: U+212A KELVIN SIGN folds to "k", and other letters look like one.
    guard trimmed.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw trimmed.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") })
        ? .foreignHost : .notAHash
    }
    self.text = try StoreAddress(Substring(trimmed).lowercased()).hash()
  }

  /// Whether the hash is unlike those BigCommerce has been seen to issue (4 to 16 characters).
  package var looksUnusual: Bool { !(4...16).contains(text.utf8.count) }

  package var description: String { text }

  /// Whether `text` has the form of a hash, in either case.
  static func hasForm(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(isAlphanumeric)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }
}
