/// A word of a systemd unit, quoted so that systemd reads it as it is.
enum SystemdWord {
  /// `text` as one word of `ExecStart=`.
  static func quote(_ text: String) -> String {
    quoted(text, doubling: "%$")
  }

  /// `path` as the program of `ExecStart=`, in which systemd looks for no variables.
  static func quoteProgram(_ path: String) -> String {
    quoted(path, doubling: "%")
  }

  /// `NAME=value` as one word of `Environment=`, in which a dollar sign means nothing.
  static func quote(name: String, value: String) -> String {
    quoted("\(name)=\(value)", doubling: "%")
  }

  private static func quoted(_ text: String, doubling doubled: String) -> String {
    var quoted = ""
    for character in text {
      if character == "\\" || character == "\"" { quoted += "\\" }
      if doubled.contains(character) { quoted.append(character) }
      quoted.append(character)
    }
    return ShellWord.quote(text) == text ? quoted : "\"\(quoted)\""
  }
}
