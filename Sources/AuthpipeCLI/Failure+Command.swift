internal import AuthpipeKit
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
    case .fieldAbsent(let field, let reference):
      self.init(
        "no_such_field", .no, "'\(reference)' has no \(field)",
        hint: field == "webhook_secret"
          ? "authpipe set \(reference) webhook_secret --from FILE"
          : "its credentials file did not bring one; authpipe rotate \(reference) --from FILE does")
    case .unhealthy(let reference, let verdict, let since):
      self.init(
        "unhealthy", .refused,
        "BigCommerce refused the token of '\(reference)' (\(verdict.name), checked \(since))",
        hint:
          "authpipe rotate \(reference) --from FILE replaces it; --allow-unhealthy prints it all the same"
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
    case .inputTooLarge(let limit):
      self.init(
        "input_too_large", .badInput, "the input is longer than \(limit) bytes",
        hint: "check that the right file was given")
    case .emptyInput(let what):
      self.init(
        "empty_input", .badInput, "\(what) is empty",
        hint: "check that the right file or variable was given")
    default: self.init(wordingChoice: fault)
    }
  }

  private init(wordingChoice fault: CommandFault) {
    switch fault {
    case .storeMissing:
      self.init(
        "store_missing", .usage, "nothing says which store the token is for",
        hint: "name the store with --store HASH, or give the credentials file with its API path")
    case .storeMalformed:
      self.init(
        "store_malformed", .badInput, "that is not a store hash",
        hint: "it is the part after /stores/ in the API path, such as abc123")
    case .storeForeign:
      self.init(
        "store_foreign", .badInput, "that address is not one of BigCommerce's",
        hint: "give the store hash, or https://api.bigcommerce.com/stores/HASH/v3/")
    case .storeIsAccount:
      self.init(
        "account_level", .badInput, "that is an account-level API path, which serves no store",
        hint: "create a store-level API account in the store's control panel")
    case .storeContradicts:
      self.init(
        "store_contradicts", .badInput, "--store names another store than the credentials file",
        hint: "leave out --store, or give the file of that store")
    case .otherStoreThanConnection(let reference, let store):
      self.init(
        "other_store", .badInput,
        "the credentials file is for another store, and '\(reference)' belongs to \(store); nothing changed",
        hint: "authpipe connect bigcommerce NAME --from FILE connects it under a name of its own")
    case .sameToken(let reference):
      self.init(
        "same_token", .badInput,
        "that is the token '\(reference)' has already; nothing changed",
        hint: "create a new API account in the control panel and give its file")
    case .apiURLNotLoopback:
      self.init(
        "api_url_not_loopback", .usage,
        "--api-url takes a sandbox on this machine only, such as http://127.0.0.1:8080",
        hint:
          "write the address as http://127.0.0.1:PORT, not localhost; for the live BigCommerce leave it out"
      )
    case .scopeMalformed:
      self.init(
        "scope_malformed", .usage, "a scope is lower-case letters, digits and underscores",
        hint: "several are separated by commas: --scopes store_v2_orders,store_v2_products")
    case .labelMalformed:
      self.init(
        "label_malformed", .usage, "a label is written name=value, without control characters",
        hint: "--label env=production")
    case .nothingToSet:
      self.init(
        "nothing_to_set", .usage, "there is nothing to set",
        hint:
          "authpipe set CONNECTION --label k=v, or authpipe set CONNECTION webhook_secret --from FILE"
      )
    case .fieldNotSettable(let field):
      self.init(
        "field_not_settable", .usage, "\(field) cannot be set by itself",
        hint: "authpipe rotate CONNECTION --from FILE replaces the credential as a whole")
    case .secretNotText:
      self.init(
        "secret_not_text", .badInput, "the secret holds control characters or is not UTF-8",
        hint: "give one line of text")
    case .conflictingOptions(let first, let second):
      self.init(
        "conflicting_options", .usage, "\(first) and \(second) exclude each other",
        hint: "leave out one of them")
    case .confirmationDiffers:
      self.init(
        "not_confirmed", .no, "the name typed is another; nothing changed",
        hint: "type the connection's name, or use --yes")
    case .confirmationNeeded(let reference):
      self.init(
        "input_not_allowed", .locked,
        "forgetting '\(reference)' must be confirmed, and there is nobody to ask here",
        hint: "authpipe disconnect \(reference) --yes")
    case .fromWithoutField:
      self.init(
        "from_without_field", .usage, "--from needs to know which field it is for",
        hint: "authpipe set CONNECTION webhook_secret --from FILE")
    case .tenantWithNames:
      self.init(
        "conflicting_options", .usage, "--tenant and connection names exclude each other",
        hint: "leave out one of them")
    case .noHome:
      self.init(
        "no_home", .configuration,
        "HOME is not set, so there is no place for the vault and its key",
        hint: "set HOME, or name both with --vault and --key-file")
    case .networkLibrary:
      self.init(
        "network_library", .unknown,
        "the system's network library failed on an answer that was cut short; nothing was learnt from it",
        hint: "try again; if it lasts, something between here and BigCommerce breaks connections")
    case .onlineMissing(let places):
      self.init(
        "online_missing", .unavailable,
        "authpipe-online is missing; looked for \(places.joined(separator: " and "))",
        hint: "install both programs together: make install PREFIX=…")
    case .onlineNotStarted(let path, let code):
      self.init(
        "online_not_started", .unavailable, "cannot start \(path): \(SystemError.text(code))",
        hint: "install both programs together: make install PREFIX=…")
    case .notGranted(let result, let reference, let rotating):
      self.init(wording: result, for: reference, rotating: rotating)
    case .outputFailed(let code):
      self.init("output_failed", .inputOutput, "cannot write the answer: \(SystemError.text(code))")
    case .sandbox(let what, let hint):
      self.init("sandbox_failed", .cannotCreate, what, hint: hint)
    default:
      self.init("internal_error", .internalError, "an error without words")
    }
  }
}
