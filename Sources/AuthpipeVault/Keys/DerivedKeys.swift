internal import AuthpipeKit

/// What was derived from one key, each once and kept as long as that key: a list of thousands needs
/// the same few again and again.
final class DerivedKeys {
  private var keys: [String: SharedSecret] = [:]

  /// The key for a purpose of that label; made by `derive` the first time.
  func key(_ label: String, _ derive: () throws -> SecretBytes) throws -> SharedSecret {
    if let key = keys[label] { return key }
    let key = SharedSecret(try derive())
    keys[label] = key
    return key
  }
}
