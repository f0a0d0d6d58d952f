internal import BigCommerce
internal import Glibc

/// What is to be verified, as it comes on standard input.
enum SignedInput {
  /// Far more than BigCommerce delivers.
  static let longestBody = 1 << 20

  /// The body of a delivery, byte for byte.
  static func body() throws -> [UInt8] {
    try read("the body", limit: longestBody, orTooLong: .tooLong(limit: longestBody))
  }

  /// A signed payload, without the final newline of an `echo`.
  static func payload(limit: Int) throws -> [UInt8] {
    var bytes = try read("the signed payload", limit: limit + 2, orTooLong: .payload(.malformed))
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return bytes
  }

  private static func read(
    _ what: String, limit: Int, orTooLong fault: SignatureFault
  ) throws -> [UInt8] {
    guard isatty(STDIN_FILENO) == 0 else { throw SignatureFault.terminal(what: what) }
    do {
      return try PlainInput.read(STDIN_FILENO, named: "standard input", limit: limit)
    } catch is PlainInput.TooLong {
      throw fault
    }
  }
}
