internal import AuthpipeKit

/// Base64 (RFC 4648) of secrets, which stays in secure memory.
struct Base64Text {
  static let standard = Base64Text(signs: "+/", isPadded: true)
  static let forURLs = Base64Text(signs: "-_", isPadded: false)

  private let letters: [UInt8]
  private let isPadded: Bool

  private init(signs: String, isPadded: Bool) {
    letters = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(signs)".utf8)
    self.isPadded = isPadded
  }

  /// A secret by itself.
  func whole(_ secret: borrowing SecretBytes) throws -> SecretBytes {
    var text = try SecretBytes(capacity: secret.count / 3 * 4 + 4)
    secret.withBytes { append($0, shift: 0, to: &text) }
    if isPadded { while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) } }
    return text
  }

  /// The letters that are the same wherever in a longer text the secret stands, where `shift`
  /// bytes come before it in its group of three.
  func inside(_ secret: borrowing SecretBytes, shiftedBy shift: Int) throws -> SecretBytes {
    var text = try SecretBytes(capacity: (secret.count + 3) / 3 * 4 + 4)
    secret.withBytes { append($0, shift: shift, to: &text) }
    // Letters that share bits with what is before or after are not the secret's own.
    let before = shift == 0 ? 0 : shift + 1
    let isCut = (shift + secret.count) % 3 != 0
    let count = max(0, text.count - before - (isCut ? 1 : 0))
    return try text.withBytes {
      try SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[before..<(before + count)]))
    }
  }

  private func append(
    _ bytes: UnsafeRawBufferPointer, shift: Int, to text: inout SecretBytes
  ) {
    var bits: UInt32 = 0
    var held = 0
    for index in -shift..<bytes.count {
      bits = bits << 8 | UInt32(index < 0 ? 0 : bytes[index])
      held += 8
      while held >= 6 {
        held -= 6
        text.append(letters[Int(bits >> UInt32(held)) & 63])
      }
      bits &= (1 << UInt32(held)) - 1
    }
    if held > 0 { text.append(letters[Int(bits << UInt32(6 - held)) & 63]) }
  }
}
