/// A word of a crontab's command, quoted so that it comes through cron and the shell as it is.
enum CrontabWord {
  static func quote(_ text: String) -> String {
    guard ShellWord.quote(text) != text else { return text }
    var quoted = "'"
    for character in text {
      switch character {
      case "'": quoted += "'\\''"
      // Crons differ in what they make of two backslashes, and of one before a percent sign.
      case "\\": quoted += "\\''"
      // Elsewhere it would be a line break to cron.
      case "%": quoted += "\\%"
      default: quoted.append(character)
      }
    }
    return quoted + "'"
  }
}
