internal import Glibc

/// What follows the two dashes on our own command line, as it came: Swift's words have been
/// through UTF-8, which an argument need not be.
struct CommandLineTail {
  let count: Int
  /// The words and the NULL that ends them.
  let words: UnsafePointer<UnsafeMutablePointer<CChar>?>

  /// Nil where nothing follows.
  init?() {
    let all = CommandLine.unsafeArgv
    let last = Int(CommandLine.argc)
    // No option takes two dashes for its value, so the first ones are those.
    guard let dashes = (1..<last).first(where: { all[$0].map { strcmp($0, "--") == 0 } ?? false }),
      dashes + 1 < last
    else { return nil }
    count = last - dashes - 1
    words = UnsafePointer(all + dashes + 1)
  }

  /// The first word.
  var program: String { words[0].map { String(cString: $0) } ?? "" }
}
