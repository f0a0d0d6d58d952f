internal import AuthpipeKit

/// One way in which a secret may be written, and what is shown in its place.
struct MaskPattern {
  /// What is shorter would be found everywhere.
  static let shortest = 4
  /// The inside of a longer text in base64 has fewer letters to be known by.
  private static let shortestInside = 8
  let spelling: SharedSecret
  /// Whether lines may be broken within it, as they are in base64.
  let mayBreak: Bool
  let label: [UInt8]

  /// Every way in which `secret` is looked for, the longest first.
  static func spellings(of secret: borrowing SecretBytes, label: String) throws -> [MaskPattern] {
    guard secret.count >= shortest else { return [] }
    let exact = [
      SharedSecret(try secret.copy()), SharedSecret(try secret.jsonEscaped()),
      SharedSecret(try percentEncoded(secret, upper: true)),
      SharedSecret(try percentEncoded(secret, upper: false)),
    ]
    var broken: [SharedSecret] = []
    for alphabet in [Base64Text.standard, .forURLs] {
      broken.append(SharedSecret(try alphabet.whole(secret)))
      for shift in 0..<3 {
        let inside = try alphabet.inside(secret, shiftedBy: shift)
        if inside.count >= shortestInside { broken.append(SharedSecret(inside)) }
      }
    }
    let label = Array("«\(label)»".utf8)
    let all =
      exact.map { MaskPattern(spelling: $0, mayBreak: false, label: label) }
      + broken.map { MaskPattern(spelling: $0, mayBreak: true, label: label) }
    return all.sorted { $0.spelling.bytes.count > $1.spelling.bytes.count }
  }

  /// As RFC 3986 has it, in which only letters, digits and four signs stand for themselves.
  private static func percentEncoded(
    _ secret: borrowing SecretBytes, upper: Bool
  ) throws -> SecretBytes {
    var text = try SecretText()
    try text.append(secret) { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: return nil
      case _ where "-._~".utf8.contains(byte): return nil
      default:
        let digits = String(byte, radix: 16, uppercase: upper)
        return byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return try text.copy()
  }
}
