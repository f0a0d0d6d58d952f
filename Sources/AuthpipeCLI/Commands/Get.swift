internal import ArgumentParser

struct Get: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a credential.",
    discussion: """
      Prints one field and nothing else. Purely local: no network, and nothing is written, unless \
      --max-age wants to know more than is known. Refuses with exit status 2 when BigCommerce is \
      known to have refused the token.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Argument(
    help: ArgumentHelp(
      "What to print: access_token, client_id, client_secret, webhook_secret, store_hash or api_path.",
      valueName: "field"),
    completion: .list(CredentialOutput.fieldNames))
  var field: String?

  @Flag(name: .long, help: "Print the value without a final newline.")
  var noNewline = false

  @Flag(name: .long, help: "Print it even when BigCommerce is known to have refused it.")
  var allowUnhealthy = false

  @Option(
    name: .long,
    help: "Which versions: current, previous, or both with a comma, a line each. Default: current.",
    completion: .items(of: ["current", "previous"]))
  var versions: String?

  @Option(
    name: .long,
    help: "Ask BigCommerce first, unless it has told of the credential within this time: 15m.")
  var maxAge: String?

  @Flag(name: .long, help: "With --max-age: print what is there where BigCommerce cannot tell.")
  var staleOk = false

  @Flag(
    name: .long, help: "Put it on the clipboard, which is cleared in 45s, in place of printing it.")
  var clip = false

  @OptionGroup var handing: HandingOptions
  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    var getting = try getting()
    let access = VaultAccess(context: context, options: vault)
    // Whether what is stored will do is seen once the vault is open.
    guard try getting.isStale(through: access, in: context) else {
      try getting.run(through: access, in: context)
      return .success
    }
    let online: OnlineServices
    do {
      online = try network.start()
    } catch let fault as ProgramFault where staleOk {
      getting.freshness?.obstacle = Failure(wording: fault)
      try getting.run(through: access, in: context)
      return .success
    }
    return try Network.wait { [getting] in
      var getting = getting
      let renewing = Renewing(access: access, context: context)
      do {
        switch try await renewing.ask(about: getting.reference, through: online.makeTransport()) {
        case .answered(let answer): getting.freshness?.answer = answer
        case .interrupted(let signal): return ExitStatus(endedBy: signal)
        }
      } catch let fault as ProgramFault where staleOk {
        getting.freshness?.obstacle = Failure(wording: fault)
      }
      try getting.run(through: access, in: context)
      return .success
    }
  }

  private func getting() throws -> Getting {
    let reference = try ConnectionLookup.parse(connection)
    let field = try self.field.map(CredentialOutput.check)
    let form = try HandingForm(handing, field: field, asJSON: display.json)
    let stages = try versions.map(VersionedOutput.stages)
    if stages != nil, noNewline {
      throw OptionFault.conflictingOptions("--versions", "--no-newline")
    }
    if stages != nil, form != nil {
      throw OptionFault.conflictingOptions(
        "--versions", handing.format == nil ? "--preset" : "--format")
    }
    let others = [
      ("--json", display.json), ("--no-newline", noNewline), ("--versions", stages != nil),
      ("--format", handing.format != nil), ("--preset", handing.preset != nil),
      ("--output", handing.output != nil),
    ]
    if clip, let other = others.first(where: \.1) {
      throw OptionFault.conflictingOptions("--clip", other.0)
    }
    return Getting(
      reference: reference, field: field, isJSON: display.json, endsLine: !noNewline,
      clips: clip,
      allowsUnhealthy: allowUnhealthy, form: form, file: NewSecretFile.path(of: handing.output),
      stages: stages,
      freshness: try Freshness(maxAge: maxAge, acceptsStale: staleOk))
  }
}
