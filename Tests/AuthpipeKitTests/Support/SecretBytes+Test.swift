import AuthpipeKit

extension SecretBytes {
  /// Takes a test's own value, which is no secret, into the secure heap.
  init(_ bytes: [UInt8]) throws {
    self = try bytes.withBytes { try SecretBytes(copying: $0) }
  }

  /// What is in use, brought out where expectations can see it.
  var revealed: [UInt8] { withBytes { Array($0) } }
}

/// What is in use in `secret`. A function, since expectations copy what they take apart.
func bytes(of secret: borrowing SecretBytes) -> [UInt8] { secret.revealed }
