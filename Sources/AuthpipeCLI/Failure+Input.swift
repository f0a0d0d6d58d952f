internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension Failure {
  init(wording fault: ConnectionReference.Fault) {
    let what =
      switch fault {
      case .empty: "the connection's name is empty"
      case .emptyComponent: "a part of the connection's name is empty"
      case .controlCharacter: "the connection's name holds control characters"
      case .tooManySlashes: "the connection's name has more than one slash"
      case .firstCharacter: "a part of the connection's name does not begin with a letter or digit"
      case .character: "the connection's name holds a character that names may not"
      case .tooLong:
        "a part of the connection's name is longer than \(ConnectionReference.longestComponent) characters"
      case .unknownProvider: "the connection's name begins with an unknown provider"
      }
    self.init(
      "bad_name", .usage, what,
      hint:
        "names are TENANT or TENANT/USER, of letters, digits and . _ @ + - (it is not shown here, in case it is a secret)"
    )
  }

  init(wording fault: SecretShape.Fault) {
    switch fault {
    case .empty:
      self.init(
        "empty_token", .badInput, "the token is empty",
        hint: "check that the right file or variable was given")
    case .tooLong(let limit):
      self.init(
        "token_too_long", .badInput, "the token is longer than \(limit) bytes",
        hint: "check that the right file was given")
    case .lineBreak:
      self.init(
        "token_line_break", .badInput, "the token has a line break inside",
        hint: "give the token as one line, or the control panel's credentials file as it is")
    case .whitespace:
      self.init(
        "token_whitespace", .badInput, "the token has spaces inside",
        hint: "copy it again from the credentials file, without what is around it")
    case .notVisibleASCII:
      self.init(
        "token_characters", .badInput,
        "the token holds characters that no BigCommerce token has",
        hint: "copy it again from the credentials file")
    }
  }
}
