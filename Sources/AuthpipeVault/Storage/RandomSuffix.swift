internal import AuthpipeKit

/// Eight random bytes that make a temporary name nobody can guess or reuse.
enum RandomSuffix {
  static func make() throws -> [UInt8] { try RandomBytes.make(8) }
}
