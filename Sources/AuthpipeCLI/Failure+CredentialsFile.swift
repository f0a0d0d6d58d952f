internal import BigCommerce

extension Failure {
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
        "stencil_file", .badInput, "this is a Stencil file of a kind that is not read",
        hint:
          "give secrets.stencil.json together with --store HASH, or the BigCommerceAPI-credentials file of a V2/V3 API token"
      )
    case .conflictingValues(let label):
      self.init(
        "conflicting_values", .badInput, "the file has two different values for \(label)",
        hint: "give each credential in a file of its own")
    case .ambiguous(let item, let places):
      self.init(
        "conflicting_values", .badInput,
        "the file has different values for \(item): \(places.joined(separator: " and "))",
        hint: "give each credential in a file of its own")
    case .malformedJSON:
      self.init(
        "malformed_json", .badInput, "the file is not whole JSON, or is nested too deeply",
        hint: "check that all of it was written, for instance with jq . FILE")
    case .severalCredentials:
      self.init(
        "several_credentials", .badInput, "the file is a list of credentials",
        hint: "authpipe import FILE takes all of them")
    case .openQuote(let line):
      self.init(
        "open_quote", .badInput,
        "the quotes that line \(line) opens are not closed, or something follows them",
        hint: "close them, or give the credential in a file of its own")
    case .reference(let place):
      self.init(
        "reference_not_followed", .badInput,
        "\(place) stands for a value that is elsewhere, and nothing is looked up or run for it",
        hint: "give the value itself")
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
