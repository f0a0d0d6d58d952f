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

  init(wording fault: CredentialsFile.Fault) {
    switch fault {
    case .empty:
      self.init(
        "empty_file", .badInput, "the credentials file is empty",
        hint:
          "download it again; BigCommerce shows a token once, so a lost one means a new API account"
      )
    case .tooLong:
      self.init(
        "file_too_long", .badInput, "the file is longer than any credentials file",
        hint: "check that the right file was given")
    case .noAccessToken:
      self.init(
        "no_access_token", .badInput, "the credentials file has no access token",
        hint:
          "an app-level account has none until a store installs the app; create a store-level one")
    case .accountLevel:
      self.init(
        "account_level", .badInput,
        "this is an account-level credentials file, which serves no store",
        hint: "create a store-level API account in the store's control panel")
    case .foreignHost:
      self.init(
        "foreign_host", .badInput,
        "the API path in the file is not on https://api.bigcommerce.com; a token sent there would be given to whoever runs that host",
        hint:
          "for a local sandbox give its address with --api-url; otherwise do not trust this file")
    case .notForSandbox:
      self.init(
        "live_file", .badInput,
        "the file is for the live BigCommerce, and --api-url names a sandbox: its token is not sent there",
        hint: "leave out --api-url, or give a file that authpipe sandbox wrote")
    case .stencilFile:
      self.init(
        "stencil_file", .badInput, "this is a Stencil file, not a credentials file",
        hint: "give the BigCommerceAPI-credentials file of a V2/V3 API token")
    case .conflictingValues(let label):
      self.init(
        "conflicting_values", .badInput, "the file has two different values for \(label)",
        hint: "give each credential in a file of its own")
    case .malformedToken(let fault): self.init(wording: fault)
    case .malformedValue(let label):
      self.init(
        "malformed_value", .badInput, "the file's \(label) holds characters that none has",
        hint: "download it again, or copy it again without what is around it")
    case .malformedHash:
      self.init(
        "store_malformed", .badInput, "the API path in the file names no store",
        hint: "it must look like https://api.bigcommerce.com/stores/HASH/v3/")
    case .notCredentials:
      self.init(
        "not_credentials", .badInput, "this is not a BigCommerce credentials file",
        hint: "give the BigCommerceAPI-credentials file, or a bare token together with --store HASH"
      )
    }
  }
}
