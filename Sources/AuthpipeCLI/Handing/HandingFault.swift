/// What keeps values from being handed to those who should have them.
enum HandingFault: Error {
  case unknownFormat(suggestion: String?)
  case unknownPreset(suggestion: String?)
  case cannotCarry(field: String, HandingFormat, HandingFormat.Reason)
  case nameless(field: String)
  case onlyToken(HandingFormat)
  case presetNeedsJSON
  case notOnGitHub
  case gitHubUnwritable(path: String, code: Int32)
}

extension Failure {
  init(wording fault: HandingFault) {
    switch fault {
    case .unknownFormat(let suggestion):
      self.init(
        "unknown_format", .usage, "there is no format of that name",
        hint: suggestion.map { "did you mean '\($0)'?" }
          ?? "they are \(HandingFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    case .unknownPreset(let suggestion):
      self.init(
        "unknown_preset", .usage, "there is no preset of that name",
        hint: suggestion.map { "did you mean '\($0)'?" }
          ?? "they are \(Preset.allCases.map(\.rawValue).joined(separator: ", "))")
    case .cannotCarry(let field, let format, let reason):
      self.init(
        "cannot_carry", .badInput,
        "the \(field) holds \(Self.words(for: reason)), which --format \(format.rawValue) cannot carry; nothing was written",
        hint: "--format json carries everything")
    case .nameless(let field):
      self.init(
        "nameless_field", .usage, "that preset has no name for \(field)",
        hint: "leave out the field, or the preset")
    case .onlyToken(let format):
      self.init(
        "conflicting_options", .usage,
        "--format \(format.rawValue) is for the access token, and takes no other field and no preset",
        hint: "leave them out")
    case .presetNeedsJSON:
      self.init(
        "conflicting_options", .usage,
        "the Stencil program reads its token from secrets.stencil.json and from no variable",
        hint: "authpipe get CONNECTION --preset stencil --output secrets.stencil.json")
    case .notOnGitHub:
      self.init(
        "not_on_github", .unavailable,
        "GITHUB_ENV is not set, so this is no step of a job on GitHub",
        hint: "use --format sh elsewhere")
    case .gitHubUnwritable(let path, let code):
      self.init(
        "cannot_write", .cannotCreate,
        "cannot write \(DisplayText.clean(path)), which GITHUB_ENV names: \(SystemError.text(code))",
        hint: "leave GITHUB_ENV as the runner sets it; use --format sh elsewhere")
    }
  }

  private static func words(for reason: HandingFormat.Reason) -> String {
    switch reason {
    case .lineBreak: "a line break"
    case .controlCharacter: "a control character"
    case .expansion: "what its readers replace as a variable"
    case .quotes: "quotes around all of it, which some of its readers take away"
    case .blanks: "spaces at an end, which its reader takes away"
    case .mixture: "a backslash at its end beside characters that need quotes"
    }
  }
}
