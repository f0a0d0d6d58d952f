/// What keeps a value from the clipboard.
enum ClipboardFault: Error {
  case noScreen
  case missing(program: String)
  case refused(program: String, words: String)
}

extension Failure {
  init(wording fault: ClipboardFault) {
    switch fault {
    case .noScreen:
      self.init(
        "no_clipboard", .unavailable,
        "neither WAYLAND_DISPLAY nor DISPLAY is set, so there is no screen with a clipboard",
        hint: "leave out --clip to have the value printed")
    case .missing(let program):
      let package = program == "xclip" ? "xclip" : "wl-clipboard"
      self.init(
        "no_clipboard", .unavailable, "\(program), which has the clipboard, is not in PATH",
        hint: "apt-get install \(package)")
    case .refused(let program, let words):
      let said = DisplayText.clean(words.split(separator: "\n").first.map(String.init) ?? "nothing")
      self.init(
        "no_clipboard", .unavailable, "\(program) did not take it, and said: \(said)",
        hint: "leave out --clip to have the value printed")
    }
  }
}
