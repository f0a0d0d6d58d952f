/// A word of a command that somebody may paste into a shell.
enum ShellWord {
  /// `text` as one word that no shell reads anything into; as it is where nothing could be.
  static func quote(_ text: String) -> String {
    let cleaned = DisplayText.clean(text)
    let isPlain = cleaned.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "@"),
        UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "="):
        true
      default: false
      }
    }
    guard !isPlain || cleaned.isEmpty else { return cleaned }
    var quoted = "'"
    for character in cleaned { quoted += character == "'" ? "'\\''" : String(character) }
    return quoted + "'"
  }
}
