internal import CSystem
internal import Glibc

/// Reads a template, which is nobody's secret, whole.
enum TemplateInput {
  private static let longest = 16 << 20

  /// What the source `path` is called in an error.
  static func name(of path: String?) -> String {
    path == nil || path == "-" ? "standard input" : path ?? ""
  }

  /// Reads `path`, or standard input where it is nil or `-`.
  static func read(_ path: String?) throws -> [UInt8] {
    guard let path, path != "-" else { return try read(STDIN_FILENO, named: name(of: path)) }
    let descriptor = authpipe_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0)
    guard descriptor >= 0 else { throw CommandFault.cannotRead(path: path, code: errno) }
    defer { close(descriptor) }
    return try read(descriptor, named: path)
  }

  private static func read(_ descriptor: Int32, named name: String) throws -> [UInt8] {
    do {
      return try PlainInput.read(descriptor, named: name, limit: longest)
    } catch is PlainInput.TooLong {
      throw CommandFault.inputTooLarge(limit: longest)
    }
  }
}
