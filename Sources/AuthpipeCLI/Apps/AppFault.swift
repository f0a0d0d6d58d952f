internal import AuthpipeKit
internal import BigCommerce

/// What is wrong with an app, or with what was said of one.
enum AppFault: Error {
  case unknownProvider
  case nameMalformed(ConnectionReference.Fault)
  case exists(String)
  case noSuch(String, suggestion: String?)
  case redirectURI(RedirectURI.Fault)
  case loginURLNotLoopback
  case noRedirectURI
  case noScopes
  case noClientID
  case noClientSecret
  case isAPIAccount
  case clientIDContradicts
  case nothingToRemove
  case confirmationNeeded(String)
}

extension Failure {
  init(wording fault: AppFault) {
    switch fault {
    case .unknownProvider:
      self.init(
        "unknown_provider", .usage, "the first word after app add is not a provider",
        hint: "authpipe app add bigcommerce NAME")
    case .nameMalformed(let fault):
      self.init(wording: fault)
      message = "that is no name for an app"
      hint = "an app's name is like a tenant's: letters, digits and . _ @ + -, as in my-app"
    case .exists(let name):
      self.init(
        "app_exists", .cannotCreate, "there is an app '\(name)' already",
        hint: "authpipe app add bigcommerce \(name) --replace takes its place; its connections stay"
      )
    case .noSuch(let name, let suggestion):
      self.init(
        "no_such_app", .no, "there is no app '\(DisplayText.discreet(name))'",
        hint: suggestion.map { "did you mean '\($0)'?" }
          ?? "authpipe app list shows what apps there are; authpipe app add bigcommerce NAME adds one"
      )
    case .redirectURI(let fault): self.init(wording: fault)
    case .loginURLNotLoopback:
      self.init(
        "login_url_not_loopback", .usage,
        "--login-url takes a sandbox on this machine only, such as http://127.0.0.1:8080",
        hint:
          "write the address as http://127.0.0.1:PORT, not localhost; for the live BigCommerce leave it out"
      )
    case .noRedirectURI:
      self.init(
        "redirect_uri_missing", .usage, "nothing says what the app's redirect URI is",
        hint: "--redirect-uri with the app's auth callback URL, as the developer portal has it")
    case .noScopes:
      self.init(
        "scopes_missing", .usage, "nothing says which scopes the app asks for",
        hint:
          "--scopes with those that are ticked for it in the developer portal; authpipe scopes shows what there are"
      )
    case .noClientID:
      self.init(
        "client_id_missing", .usage, "nothing says what the app's client ID is",
        hint: "give it with --client-id ID, or in the file beside the client secret")
    case .noClientSecret:
      self.init(
        "client_secret_missing", .badInput, "the file holds no client secret",
        hint:
          "the developer portal shows it under View Client ID; put it into the file as CLIENT SECRET: …, or give it alone"
      )
    case .isAPIAccount:
      self.init(
        "not_an_app", .badInput,
        "the file holds an access token, so it is an API account's and not an app's",
        hint: "authpipe connect bigcommerce CONNECTION --from FILE stores it")
    case .clientIDContradicts:
      self.init(
        "client_id_contradicts", .badInput, "--client-id is another than the file's",
        hint: "leave out --client-id, or give the file of that app")
    case .nothingToRemove:
      self.init(
        "missing_argument", .usage, "app remove needs to know what to forget",
        hint: "authpipe app remove NAME, or authpipe app remove --all")
    case .confirmationNeeded(let name):
      self.init(
        "input_not_allowed", .locked,
        "forgetting \(name.isEmpty ? "all apps" : "the app '\(name)'") must be confirmed, and there is nobody to ask here",
        hint: "authpipe app remove \(name.isEmpty ? "--all" : name) --yes")
    }
  }

  private init(wording fault: RedirectURI.Fault) {
    switch fault {
    case .notTLS:
      self.init(
        "redirect_uri_not_tls", .usage, "a redirect URI begins with https://",
        hint: "give the app's auth callback URL as the developer portal has it")
    case .malformed:
      self.init(
        "redirect_uri_malformed", .usage, "that is not a redirect URI",
        hint: "give the app's auth callback URL as the developer portal has it, without a fragment")
    case .tooLong:
      self.init(
        "redirect_uri_malformed", .usage, "that is too long for a redirect URI",
        hint: "give the app's auth callback URL as the developer portal has it")
    }
  }
}
