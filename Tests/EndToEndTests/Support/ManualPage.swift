import Foundation

/// A manual page of the source tree.
struct ManualPage: Sendable, CustomStringConvertible {
  let path: String
  /// As in `authpipe-get(1)`.
  let description: String
  /// The page without fonts and escapes, its macros still there.
  let text: String

  private static let folder = "\(BuiltPrograms.sources)/man"

  /// Every page there is.
  static func all() throws -> [ManualPage] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map(ManualPage.init)
  }

  init(_ file: String) throws {
    path = "\(Self.folder)/\(file)"
    let name = file as NSString
    description = "\(name.deletingPathExtension)(\(name.pathExtension))"
    let escapes = [
      ("\\-", "-"), ("\\fB", ""), ("\\fI", ""), ("\\fP", ""), ("\\&", ""), ("\\(aq", "'"),
      ("\\(ti", "~"), ("\\(ha", "^"), ("\\(ga", "`"), ("\\e", "\\"),
    ]
    text = try escapes.reduce(String(contentsOfFile: path, encoding: .utf8)) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  /// The lines under a heading; nil where the page has no such heading.
  func section(_ heading: String) -> [String]? {
    let sections = text.components(separatedBy: "\n.SH ")
    return sections.first { $0.hasPrefix("\(heading)\n") }
      .map { Array($0.components(separatedBy: "\n").dropFirst()) }
  }

  /// What is explained under a heading: the tags of its indented paragraphs.
  func tags(under heading: String) -> [String] {
    let lines = section(heading) ?? []
    return zip(lines, lines.dropFirst()).filter { $0.0 == ".TP" }.map(\.1)
  }

  /// The options explained on the page.
  var options: Set<String> {
    Set(tags(under: "OPTIONS").flatMap { $0.matches(of: #/--?[A-Za-z][a-z-]*/#).map { "\($0.0)" } })
  }

  /// The blocks of text that are shown as they stand.
  var displays: [String] {
    text.components(separatedBy: "\n.EX\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n.EE").first }
  }
}
