import AuthpipeKit
import Foundation

@testable import AuthpipeCLI

/// Values that some reader takes for something else.
enum HostileValues {
  static let oneLine = [
    "plain", "it's", "say \"hi\"", "both ' and \"", "all ' of \" them \\ here $ `",
    "$(touch pwned)",
    "`touch pwned`", "$HOME", "${HOME}", "-n", "--help", "=a=b=", " leading", "trailing ", "  ",
    "a # comment", "#hash", "ünïcödé 日本 🔑", "back\\slash", "ends with \\", "ends\\", "\\\\two",
    "\\n", "\\'", "\\\"", "'", "\"", "''", "'quoted'", "\"quoted\"", "'half", "half\"", "tab\there",
    "!history", "%PATH%", "a;b&c|d<e>f(g)", "~", "*", "{a,b}", "^caret", "[a]", "$", "a$",
    "::set-output::", "%0A", "export A=b", "https://u:p@h/?q=a&b#c",
  ]

  static let severalLines = [
    "a\nb", "\nafter a line", "before a line\n", "a\n\nb", "a'\nB='b", "a\"\nB=\"b", "EOF\nA=b",
    "a\r\nb", "a\rb", "$(\ntouch pwned\n)",
  ]

  static let all = oneLine + severalLines

  /// The values as they are handed out, under the names V0, V1 and so on.
  static func handed(_ values: [String]) throws -> [HandedValue] {
    try values.enumerated().map { index, value in
      HandedValue(
        name: "V\(index)", field: "access_token", value: SharedSecret(try SecretBytes(text: value)))
    }
  }

  /// The values that `format` takes.
  static func taken(by format: HandingFormat) throws -> [String] {
    try all.filter { format.fault(in: try SecretBytes(text: $0)) == nil }
  }

  /// What `format` makes of `values`.
  static func written(_ values: [String], in format: HandingFormat) throws -> [UInt8] {
    var text = try SecretText()
    try format.append(handed(values), to: &text)
    return text.withBytes { Array($0) }
  }
}
