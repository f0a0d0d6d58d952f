package import AuthpipeKit

extension CredentialsFile {
  /// Whether `bytes` are a file with labels or names, or JSON, rather than a bare token.
  package static func looksLikeCredentialsFile(_ bytes: borrowing SecretBytes) -> Bool {
    bytes.withBytes { bytes in
      guard bytes.count <= longest else { return true }
      let lines = TextLines(bytes)
      return lines.form != .labels || lines.holdsStencilLabel
        || !LabelledText.values(in: lines).isEmpty
    }
  }

  /// The token in `bytes`, without the one line break that may end it; throws
  /// `Fault.malformedToken`, or `SecretMemoryError`.
  package static func bareToken(_ bytes: borrowing SecretBytes) throws -> SecretBytes {
    try bytes.withBytes { bytes in
      var count = bytes.count
      if count > 0, bytes[count - 1] == 0x0a {
        count -= 1
        if count > 0, bytes[count - 1] == 0x0d { count -= 1 }
      }
      let token = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      if let fault = SecretShape.fault(inToken: token) { throw Fault.malformedToken(fault) }
      return try SecretBytes(copying: token)
    }
  }
}
