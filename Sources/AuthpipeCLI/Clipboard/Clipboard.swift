internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// The clipboard of the screen before the user, through the program that belongs to it.
enum Clipboard {
  case wayland, x11

  /// How long a secret may stay there, in seconds.
  static let time: UInt32 = 45

  /// The clipboard of the screen that the environment names.
  init(_ environment: Environment) throws {
    if environment.isSet("WAYLAND_DISPLAY") {
      self = .wayland
    } else if environment.isSet("DISPLAY") {
      self = .x11
    } else {
      throw ClipboardFault.noScreen
    }
    guard CommandWords([program]).isFound else { throw ClipboardFault.missing(program: program) }
  }

  private var program: String { self == .wayland ? "wl-copy" : "xclip" }
  private var selection: [String] { ["xclip", "-selection", "clipboard"] }

  /// Puts `secret` there; it goes to the program in a file in memory. wl-copy copies that into a
  /// temporary file, so it is told of a folder that is in memory and ends with the session.
  func copy(_ secret: borrowing SecretBytes) throws {
    let file = try Self.file(secret)
    defer { close(file) }
    let words = self == .wayland ? [program] : selection
    try run(SystemProgram(words), input: file)
  }

  /// Whether `secret` is what is there now. The program fails where nothing is there, and where it
  /// cannot tell.
  func holds(_ secret: borrowing SecretBytes) throws -> Bool {
    let words = self == .wayland ? ["wl-paste", "--no-newline"] : selection + ["-o"]
    switch try SystemProgram(words).secret(limit: SecretShape.longestSecret) {
    case .some(let now): return now.equals(secret)
    case .none: throw ClipboardFault.refused(program: words[0], words: "")
    }
  }

  /// Leaves nothing there.
  func clear() throws {
    try run(SystemProgram(self == .wayland ? [program, "--clear"] : selection))
  }

  /// Has a process that outlives this one clear it in time, if `secret` still is what is there.
  func clearLater(_ secret: borrowing SecretBytes) throws {
    let file = try Self.file(secret)
    defer { close(file) }
    try ClipboardWatch.start(input: file)
  }

  private func run(_ program: SystemProgram, input: Int32 = -1) throws {
    let folder = Environment().text("XDG_RUNTIME_DIR").map { [("TMPDIR", $0)] }
    let ending = try program.run(input: input, with: folder ?? [])
    guard ending.status == 0 else {
      throw ClipboardFault.refused(program: self.program, words: ending.words)
    }
  }

  private static func file(_ secret: borrowing SecretBytes) throws -> Int32 {
    let file = secret.withBytes { authpipe_sealed_file($0.baseAddress, $0.count) }
    guard file >= 0 else { throw RunFault.noMemoryFile(code: errno) }
    return file
  }
}
