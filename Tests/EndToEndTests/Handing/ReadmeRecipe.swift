import Foundation
import Testing

/// A piece of code from the README, as it stands there.
struct ReadmeRecipe {
  let text: String

  /// The only block in `language` that holds `mark`.
  init(_ language: String, holding mark: String) throws {
    let readme = try String(contentsOfFile: "\(BuiltPrograms.sources)/README.md", encoding: .utf8)
    let blocks = readme.components(separatedBy: "```\(language)\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }.filter { $0.contains(mark) }
    text = try #require(blocks.count == 1 ? blocks.first : nil)
  }

  /// What stands between two marks, without the indentation of its first line.
  func part(after start: String, before end: String? = nil) throws -> String {
    let pieces = text.components(separatedBy: start)
    let rest = try #require(pieces.count > 1 ? pieces[1] : nil)
    let lines = (end.map { rest.components(separatedBy: $0)[0] } ?? rest)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.first { !$0.allSatisfy(\.isWhitespace) })
    let indentation = first.prefix { $0 == " " }
    return lines.map { $0.hasPrefix(indentation) ? String($0.dropFirst(indentation.count)) : "" }
      .joined(separator: "\n")
  }
}
