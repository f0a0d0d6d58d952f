import AuthpipeKit

extension SecretBytes {
  /// Takes an input, which is no secret, into the secure heap.
  init(_ bytes: [UInt8]) throws {
    self = try bytes.withBytes { try SecretBytes(copying: $0) }
  }

  /// What is in use, brought out to be compared.
  var revealed: [UInt8] { withBytes { Array($0) } }
}
