internal import AuthpipeKit
internal import Glibc

/// The process that stays behind to clear the clipboard.
enum ClipboardWatch {
  /// Starts one with the first word of the command line, which nobody types.
  static let word = "---clear-clipboard"

  /// Starts it with a secret, the open file `input`, on its standard input.
  static func start(input: Int32) throws {
    try SystemProgram(OwnProgram.link, word, String(Clipboard.time)).leave(input: input)
  }

  /// Waits, and clears what is still there.
  static func run(_ arguments: [String]) -> ExitStatus {
    // Whoever closes the window that it was copied in wants it gone no less.
    signal(SIGHUP, SIG_IGN)
    guard let seconds = arguments.last.flatMap({ UInt32($0) }),
      let secret = try? DescriptorInput.readToEnd(STDIN_FILENO, limit: SecretShape.longestSecret),
      let clipboard = try? Clipboard(Environment())
    else { return .usage }
    var left = seconds
    while left > 0 { left = sleep(left) }
    // A screen that is locked may not tell what its clipboard holds.
    for _ in 1...20 {
      do {
        if try clipboard.holds(secret) { try clipboard.clear() }
        return .success
      } catch {
        sleep(15)
      }
    }
    return .unavailable
  }
}
