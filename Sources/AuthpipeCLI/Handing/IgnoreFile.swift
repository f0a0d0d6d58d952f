internal import CSystem
internal import Glibc

/// A file of git's that names what is not to be committed, read as far as there is no doubt.
struct IgnoreFile {
  private static let longest = 65_536

  private let rules: [String]

  /// Whether a rule takes back what another ignores.
  var takesBack: Bool { rules.contains { $0.hasPrefix("!") } }

  /// Nil where there is none.
  init?(_ path: String) {
    let descriptor = authpipe_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Self.longest)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    rules = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
      .map { line in
        var line = line
        while line.last == " " || line.last == "\r" { line.removeLast() }
        return String(line)
      }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// Whether a rule names what `path`, from this file's folder on, leads to or through.
  func names(_ path: ArraySlice<Substring>) -> Bool {
    rules.contains { rule in
      var pattern = rule[...]
      let isForFolders = pattern.last == "/"
      if isForFolders { pattern.removeLast() }
      let isAnchored = pattern.first == "/"
      if isAnchored { pattern.removeFirst() }
      guard !pattern.isEmpty, !pattern.contains("/") else { return false }
      var candidates = isForFolders ? path.dropLast() : path
      if isAnchored { candidates = candidates.prefix(1) }
      return candidates.contains { fnmatch(String(pattern), String($0), 0) == 0 }
    }
  }
}
