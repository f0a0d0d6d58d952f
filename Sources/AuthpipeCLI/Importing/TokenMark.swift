internal import AuthpipeKit

/// Tells whether tokens are the same without keeping them: digests with a salt that lasts as long as
/// the command.
struct TokenMark {
  private let salt: SharedSecret

  init() throws {
    salt = SharedSecret(try RandomBytes.makeSecret(32))
  }

  func mark(_ token: borrowing SecretBytes) throws -> [UInt8] {
    var salted = try SecretBytes(capacity: salt.bytes.count + token.count)
    salt.bytes.withBytes { salted.append($0) }
    token.withBytes { salted.append($0) }
    return salted.withBytes { Hash.sha256($0) }
  }
}
