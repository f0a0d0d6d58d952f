/// Text from outside, made fit for a terminal.
enum DisplayText {
  /// Replaces control characters, escapes, direction marks and invisible characters, which
  /// could otherwise move the cursor, colour, reorder or hide what is shown.
  static func clean(_ text: String) -> String {
    var cleaned = ""
    for scalar in text.unicodeScalars {
      cleaned.unicodeScalars.append(isHostile(scalar) ? "\u{FFFD}" : scalar)
    }
    return cleaned
  }

  /// The same of a text of several lines, which stay lines.
  static func cleanLines(_ text: String) -> String {
    var cleaned = ""
    for scalar in text.unicodeScalars {
      let isKept = scalar == "\n" || scalar == "\t" || !isHostile(scalar)
      cleaned.unicodeScalars.append(isKept ? scalar : "\u{FFFD}")
    }
    return cleaned
  }

  /// Text that somebody typed and that names nothing: cleaned, and without what may be a secret
  /// in the wrong place. Tokens and keys are long runs of letters and digits; names seldom are.
  static func discreet(_ text: String) -> String {
    var shown = ""
    var run = ""
    for character in clean(text) {
      if character.isASCII, character.isLetter || character.isNumber {
        run.append(character)
      } else {
        shown += concealed(run) + String(character)
        run = ""
      }
    }
    return shown + concealed(run)
  }

  private static func concealed(_ run: String) -> String {
    run.utf8.count < shortestSecret ? run : "«redacted»"
  }

  /// As long as the shortest access token that has been seen.
  private static let shortestSecret = 25

  /// JSON text with the same characters as escapes: programs read what they are, and a terminal
  /// that shows the text is not steered by them.
  static func escapedForJSON(_ json: String) -> String {
    var escaped = ""
    for scalar in json.unicodeScalars {
      guard isHostile(scalar) else {
        escaped.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return escaped
  }

  private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f...0x9f: true
    case 0xad, 0x61c, 0x180e, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff: true
    case 0x34f, 0x115f, 0x1160, 0x3164, 0xffa0: true
    case 0xfff9...0xfffb, 0xe0000...0xe01ef: true
    default: false
    }
  }
}
