internal import Glibc

/// What a run of the tests counts: points injected, states replayed, flips tried.
///
/// Each count is a line of the file that `AUTHPIPE_FIGURES` names, which `Scripts/run-suites` adds
/// up when the tests have ended. Nothing is counted where it names none.
package enum Figures {
  /// Counts `count` more of `what`.
  package static func add(_ what: String, _ count: Int = 1) {
    guard let path = getenv("AUTHPIPE_FIGURES") else { return }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // One write, so that lines of several processes never mix.
    let line = Array("\(count)\t\(what)\n".utf8)
    _ = write(descriptor, line, line.count)
  }
}
