internal import AuthpipeKit

/// A passphrase for a slot that is to be made: typed twice, or read from a file.
struct NewPassphrase {
  /// Shorter ones are guessed whatever they cost to try.
  static let shortest = 8

  let context: Context

  /// Takes it from `source`, a file or `-`, or asks for it twice on the terminal.
  func take(from source: String?) throws -> SecretBytes {
    let input = SecretInput(context: context)
    let what = "the passphrase"
    if let source { return try Self.checked(input.line(from: source, what: what)) }
    let terminal = try input.terminal(for: what)
    let first = try Self.checked(
      SecretInput.checked(
        terminal.askSecret("New passphrase (not shown): ", limit: SecretShape.longestSecret),
        what: what))
    let second = try terminal.askSecret("The same once more: ", limit: SecretShape.longestSecret)
    guard first.equals(second) else { throw CommandFault.passphrasesDiffer }
    return first
  }

  private static func checked(_ passphrase: consuming SecretBytes) throws -> SecretBytes {
    guard passphrase.count >= shortest else { throw CommandFault.passphraseTooShort(shortest) }
    return passphrase
  }
}
