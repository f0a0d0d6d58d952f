internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// Where a key comes from: the first source that is named wins, and if it fails the command fails.
struct KeySource {
  /// How each source is named, in the order in which they are looked at.
  static let names = [
    "--key-fd", "--key-file", "AUTHPIPE_KEY_FILE", "AUTHPIPE_KEY", "--key-command",
    "AUTHPIPE_KEY_COMMAND",
  ]

  let context: Context
  let selection: VaultSelection
  /// Whether the descriptor of `--key-fd` was open before anything was opened here: one that was
  /// not would be the vault's own by the time it is read.
  private let isDescriptorOpen: Bool

  init(context: Context, selection: VaultSelection) {
    self.context = context
    self.selection = selection
    isDescriptorOpen = selection.keyFd.map { fcntl($0, F_GETFD) >= 0 } ?? true
  }

  private var environment: Environment { context.environment }
  private var namedFile: String? { selection.keyFile ?? environment.text("AUTHPIPE_KEY_FILE") }
  private var namedCommand: String? {
    selection.keyCommand ?? environment.text("AUTHPIPE_KEY_COMMAND")
  }

  /// Where something may be asked; nil where nothing may, or nobody is there.
  var terminal: Terminal? { context.mayPrompt ? Terminal() : nil }

  /// Where a key comes from when nothing names another source.
  func defaultFile() throws -> String { try Paths(environment: environment).keyFile() }

  /// Whether the user named a source, so that no key file of ours is made.
  var isNamed: Bool {
    selection.keyFd != nil || namedFile != nil || environment.isSet("AUTHPIPE_KEY")
      || namedCommand != nil
  }

  /// Whether the key is what a program prints.
  var asksProgram: Bool {
    selection.keyFd == nil && namedFile == nil && !environment.isSet("AUTHPIPE_KEY")
      && namedCommand != nil
  }

  /// Where the key is, in words.
  func place() throws -> String {
    if let descriptor = selection.keyFd { return "what descriptor \(descriptor) gave" }
    if let path = namedFile { return "the one at \(DisplayText.clean(path))" }
    if environment.isSet("AUTHPIPE_KEY") { return "the one in AUTHPIPE_KEY" }
    if namedCommand != nil { return "the one that the key command prints" }
    return "the one that was there, at \(DisplayText.clean(try defaultFile()))"
  }

  /// The key file to make where it is missing: the one that an option names, or the default one.
  /// None where a key comes from elsewhere; a file in the environment is somebody's arrangement.
  func fileToMake() throws -> String? {
    if let path = selection.keyFile, selection.keyFd == nil { return path }
    return isNamed ? nil : try defaultFile()
  }

  /// Reads the key that a new vault is made for.
  func newSecret() throws -> UnlockSecret {
    guard let key = try named() ?? fromDefaultFile() else {
      throw KeyFault.noKey(
        lookedAt: Self.names + [DisplayText.clean(try defaultFile())], takesPassphrase: false)
    }
    return .key(key)
  }

  /// Reads the key from the source that is named; nil where none is.
  func named() throws -> SecretBytes? {
    if let descriptor = selection.keyFd {
      let place = "descriptor \(descriptor)"
      guard isDescriptorOpen else { throw KeyFault.cannotRead(place: place, code: EBADF) }
      // It would wait for somebody to type the key, and show it.
      guard isatty(descriptor) == 0 else { throw KeyFault.onTerminal }
      return try KeyInput.read(descriptor, named: place)
    }
    if let path = namedFile { return try KeyInput.readFile(path) }
    if let text = try environment.takeSecret("AUTHPIPE_KEY") {
      return try KeyInput.decode(text, from: "AUTHPIPE_KEY")
    }
    if let command = namedCommand {
      guard let words = try? CommandWords(parsing: command) else {
        throw KeyFault.commandMalformed
      }
      return try KeyInput.decode(
        KeyCommand(words: words, terminal: terminal).output(), from: "what the key command printed")
    }
    return nil
  }

  /// Reads the default key file; nil where there is none.
  func fromDefaultFile() throws -> SecretBytes? {
    let path = try defaultFile()
    guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
    return try KeyInput.readFile(path)
  }
}
