internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

extension Failure {
  init(wording fault: CommandFault) {
    switch fault {
    case .unknownProvider:
      self.init(
        "unknown_provider", .usage, "the first word after connect is not a provider",
        hint: "authpipe connect bigcommerce CONNECTION")
    case .reference(let fault): self.init(wording: fault)
    case .noSuchConnection(let reference, let suggestions):
      self.init(
        "no_such_connection", .no,
        "there is no connection '\(DisplayText.discreet(reference.description))'",
        hint: suggestions.isEmpty
          ? "authpipe list shows what is stored"
          : "did you mean \(suggestions.map { "'\($0)'" }.joined(separator: " or "))?")
    case .noSuchTenant(let tenant, let suggestion):
      self.init(
        "no_such_connection", .no,
        "there is no connection of tenant '\(DisplayText.discreet(tenant))'",
        hint: suggestion.map { "did you mean '\($0)'?" } ?? "authpipe list shows what is stored")
    case .tenantMalformed:
      self.init(
        "bad_name", .usage, "that is not the name of a tenant",
        hint: "--tenant takes what stands before the slash, such as acme in acme/user_123")
    case .alreadyConnected(let reference):
      self.init(
        "already_connected", .cannotCreate, "'\(reference)' is connected already",
        hint:
          "to replace its credential without downtime: authpipe rotate \(reference) --from FILE")
    case .unknownField(let suggestion):
      self.init(
        "unknown_field", .usage, "there is no field of that name",
        hint: suggestion.map { "did you mean '\($0)'?" }
          ?? "the fields are access_token, client_id, client_secret, webhook_secret, store_hash, api_path"
      )
    case .fieldAbsent(let field, let connection):
      let reference = connection.reference
      self.init(
        "no_such_field", .no, "'\(reference)' has no \(field)",
        hint: field == "webhook_secret"
          ? "authpipe set \(reference) webhook_secret --from FILE"
          : connection.current.app.map {
            "the app '\($0)' gave it a token alone, and keeps its own client secret: authpipe app show \($0)"
          }
            ?? "its credentials file did not bring one; authpipe rotate \(reference) --from FILE does"
      )
    case .unhealthy(let connection, let verdict, let since):
      self.init(
        "unhealthy", .refused,
        "BigCommerce refused the token of '\(connection.reference)' (\(verdict.name), checked \(since))",
        hint:
          "\(connection.renewingCommand) replaces it; --allow-unhealthy prints it all the same"
      )
    case .inputNotAllowed(let what):
      self.init(
        "input_not_allowed", .locked, "\(what) is needed, and prompting is not allowed here",
        hint: "give it with --from FILE or on standard input with --from -")
    case .noTerminal(let what):
      self.init(
        "no_terminal", .locked, "\(what) is needed, and there is no terminal to ask on",
        hint: "give it with --from FILE or on standard input with --from -")
    case .secretOnTerminal:
      self.init(
        "secret_would_show", .usage, "standard input is a terminal, which would show the secret",
        hint: "leave out --from to be asked without echo")
    case .standardInputTwice:
      self.init(
        "standard_input_twice", .usage, "standard input can be read only once",
        hint: "give one of the two in a file")
    case .cannotRead(let path, let code):
      self.init(
        "cannot_read", .badInput,
        "cannot read \(path.isEmpty ? "''" : DisplayText.discreet(path)): \(SystemError.text(code))",
        hint: "check the path and its permissions")
    case .inputClosed(let name):
      self.init(
        "input_closed", .badInput,
        "\(DisplayText.clean(name)) is closed, so there is nothing to read",
        hint: "give what is to be read; for nothing at all: < /dev/null")
    case .cannotWrite(let path, let code):
      self.init(
        "cannot_write", .cannotCreate,
        "cannot write \(path.isEmpty ? "''" : DisplayText.clean(path)): \(SystemError.text(code))",
        hint: "check the folder and its permissions, or give another --output")
    case .inputTooLarge(let limit):
      self.init(
        "input_too_large", .badInput, "the input is longer than \(limit) bytes",
        hint: "check that the right file was given")
    case .emptyInput(let what):
      self.init(
        "empty_input", .badInput, "\(what) is empty",
        hint: "check that the right file or variable was given")
    case .secretNotText:
      self.init(
        "secret_not_text", .badInput, "the secret holds control characters or is not UTF-8",
        hint: "give one line of text")
    case .confirmationDiffers:
      self.init(
        "not_confirmed", .no, "the name typed is another; nothing changed",
        hint: "type the name as it was asked for, or use --yes")
    case .confirmationNeeded(let reference):
      self.init(
        "input_not_allowed", .locked,
        "forgetting '\(reference)' must be confirmed, and there is nobody to ask here",
        hint: "authpipe disconnect \(reference) --yes")
    case .tenantConfirmationNeeded(let tenant):
      self.init(
        "input_not_allowed", .locked,
        "forgetting all of '\(tenant)' must be confirmed, and there is nobody to ask here",
        hint: "authpipe disconnect --tenant \(tenant) --yes")
    case .vaultExists, .passphrasesDiffer, .passphraseTooShort, .severalSlots, .wrongSlotSecret,
      .slotUndecided, .slotConfirmationNeeded:
      self.init(wordingSlotFault: fault)
    case .notGranted(let result, let reference, let rotating):
      self.init(wording: result, for: reference, rotating: rotating)
    }
  }
}
