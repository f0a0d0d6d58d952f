internal import FoundationEssentials
internal import Glibc

/// The words of a program to run: separated by spaces and tabs, or an array of strings in JSON.
///
/// No shell reads them, so that nothing in them is more than it says.
struct CommandWords: Sendable {
  /// The text names no program.
  struct Malformed: Error {}

  let words: [String]

  /// Words that were taken apart already.
  init(_ words: [String]) {
    self.words = words
  }

  init(parsing text: String) throws(Malformed) {
    if text.first == "[" {
      guard let words = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
        throw Malformed()
      }
      self.words = words
    } else {
      words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    }
    // A word that ends early could be another program than the one that was meant.
    guard let program = words.first, !program.isEmpty, !words.contains(where: { $0.contains("\0") })
    else { throw Malformed() }
  }

  /// Whether there is such a program, by its path or in PATH.
  var isFound: Bool {
    let program = words[0]
    if program.contains("/") { return access(program, X_OK) == 0 }
    // What the C library takes where there is none.
    let path = getenv("PATH").map { String(cString: $0) } ?? "/bin:/usr/bin"
    return path.split(separator: ":", omittingEmptySubsequences: false).contains { folder in
      access("\(folder.isEmpty ? "." : folder)/\(program)", X_OK) == 0
    }
  }
}
