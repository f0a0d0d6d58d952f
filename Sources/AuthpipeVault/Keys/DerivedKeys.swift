internal import AuthpipeKit

/// What was derived from one key, each once and kept as long as that key: a list of thousands needs
/// the same few again and again.
final class DerivedKeys {
  /// A handful, and no dictionary, for the reason that `Database` has none.
  private var keys: [DerivedKey] = []

  private struct DerivedKey {
    let label: String
    let key: SharedSecret
  }

  /// The key for a purpose of that label; made by `derive` the first time.
  func key(_ label: String, _ derive: () throws -> SecretBytes) throws -> SharedSecret {
    if let known = keys.first(where: { $0.label == label }) { return known.key }
    let key = SharedSecret(try derive())
    keys.append(DerivedKey(label: label, key: key))
    return key
  }
}
