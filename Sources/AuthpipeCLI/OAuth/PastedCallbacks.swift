internal import AuthpipeKit
internal import BigCommerce
internal import CSystem
internal import Glibc

/// Callbacks as a person or a program hands them over: the address that the browser was sent to,
/// one a line.
final class PastedCallbacks: CallbackSource {
  let isOpen = false
  private let redirectURI: RedirectURI
  private let context: Context
  /// Where lines are read from; nil asks on the terminal.
  private let descriptor: Int32?

  /// Asks on the terminal, which must be there.
  init(asking context: Context, for redirectURI: RedirectURI) throws {
    guard context.mayPrompt, Terminal() != nil else { throw OAuthFault.nobodyToPaste }
    self.context = context
    self.redirectURI = redirectURI
    descriptor = nil
  }

  /// Refuses a `source` that nothing can come from. It is not opened: a named pipe would wait for
  /// whoever writes, and that one for the address to open.
  static func check(_ source: String) throws {
    guard source != "-" else {
      guard isatty(STDIN_FILENO) == 0 else { throw OAuthFault.callbackOnTerminal }
      return
    }
    var status = stat()
    guard stat(source, &status) == 0 else {
      throw CommandFault.cannotRead(path: source, code: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFault.cannotRead(path: source, code: EISDIR)
    }
  }

  /// Reads `source`, a path or `-`, which was checked.
  init(from source: String, in context: Context, for redirectURI: RedirectURI) throws {
    self.context = context
    self.redirectURI = redirectURI
    if source == "-" {
      descriptor = STDIN_FILENO
    } else {
      let file = authpipe_open(source, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0)
      guard file >= 0 else { throw CommandFault.cannotRead(path: source, code: errno) }
      descriptor = file
    }
  }

  func next() async throws -> IncomingCallback {
    let text = try line()
    let callback: Result<AuthCallback, AuthCallback.Fault>
    do {
      callback = .success(try AuthCallback(pasted: text, to: redirectURI))
    } catch let fault as AuthCallback.Fault {
      callback = .failure(fault)
    }
    return IncomingCallback(callback: callback) { [context] outcome in
      if case .ignored(let bad) = outcome { context.sayIgnored(bad) }
    }
  }

  func close() async {
    if let descriptor, descriptor != STDIN_FILENO { Glibc.close(descriptor) }
  }

  private func line() throws -> SecretBytes {
    guard let descriptor else {
      guard let terminal = Terminal() else { throw OAuthFault.nobodyToPaste }
      return try terminal.askSecret(
        "Address that the browser was sent to (not shown): ", limit: AuthCallback.longest)
    }
    var line = try SecretBytes(capacity: AuthCallback.longest + 2)
    while line.room > 0 {
      let count = try line.appendReading { (room) throws(DescriptorInput.Fault) -> Int in
        while true {
          // One at a time: what follows the line is the next one's, or another program's.
          let count = read(descriptor, room.baseAddress, 1)
          if count >= 0 { return count }
          guard errno == EINTR else { throw .failed(code: errno) }
        }
      }
      if count == 0 {
        guard line.isEmpty else { return line }
        throw OAuthFault.callbacksEnded
      }
      if line.withBytes({ $0.last == 0x0a }) {
        line.dropFinalNewline()
        if !line.isEmpty { return line }
      }
    }
    throw CommandFault.inputTooLarge(limit: AuthCallback.longest)
  }
}
