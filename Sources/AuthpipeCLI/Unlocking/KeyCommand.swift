internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// A program that prints a key: started without a shell, and not waited for longer than its time.
///
/// It stays in our process group, because one in the background could not ask on the terminal.
struct KeyCommand {
  /// Names that the program must not see: a secret of ours, and what would start it once more if
  /// it calls authpipe itself.
  private static let withheld = ["AUTHPIPE_KEY", "AUTHPIPE_KEY_COMMAND"]

  let words: CommandWords
  /// The terminal that the program may ask on.
  let terminal: Terminal?

  /// Somebody who types a passphrase needs longer than a program.
  private var seconds: Int { terminal == nil ? 10 : 60 }

  /// Runs the program to its end and returns what it printed.
  func output() throws -> SecretBytes {
    // A program that is ended while it asks, by us or by Ctrl-C, leaves the terminal without echo.
    let settings = try? terminal?.guardSettings()
    defer { settings?.disarm() }
    let room = try SecretBytes(capacity: KeyInput.limit + 1)
    var run = try start()
    do {
      return try run.result(into: room, within: seconds)
    } catch {
      settings?.restore()
      throw error
    }
  }

  private func start() throws -> KeyCommandRun {
    var words = words.words.map { strdup($0) } + [nil]
    var withheld = Self.withheld.map { UnsafePointer(strdup($0)) } + [nil]
    defer {
      for word in words { free(word) }
      for name in withheld { free(UnsafeMutablePointer(mutating: name)) }
    }
    var process: pid_t = 0
    var output: Int32 = -1
    let code = authpipe_spawn(&words, &withheld, &output, &process)
    guard code == 0 else {
      throw KeyFault.commandNotStarted(program: self.words.words[0], code: code)
    }
    return KeyCommandRun(process: process, output: output)
  }
}
