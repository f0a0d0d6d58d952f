internal import ArgumentParser
internal import AuthpipeKit
internal import BigCommerce

struct VerifyWebhook: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Check that a webhook's delivery is from BigCommerce.",
    discussion: """
      Reads the body from standard input, as it came. Exit status 0: it was signed with the \
      client secret of the connection, the current one or one that was replaced and is not \
      retired. 1: it was not, with the reason.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String

  @Option(
    name: .long,
    help: "The delivery's headers, Name: value. Default: the variables HTTP_WEBHOOK_ID and so on.",
    completion: .file())
  var headers: String?

  @Option(name: .long, help: "How far the signature's time may be off. Default: 5m.")
  var tolerance: String?

  @Flag(name: .long, help: "Accept a delivery once, and refuse it when it comes again.")
  var remember = false

  @Option(
    name: .long,
    help: "Compare this header with the webhook_secret instead; its value is never an argument.")
  var header: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  /// Standard Webhooks' own.
  private static let usualTolerance: Int64 = 300

  func run(in context: Context) throws -> ExitStatus {
    let reference = try ConnectionLookup.parse(connection)
    let tolerance = try self.tolerance.map { try TimeSpan(parsing: $0, for: "--tolerance").seconds }
    let access = VaultAccess(context: context, options: vault)
    if let header {
      if remember { throw SignatureFault.headerAlone(option: "--remember") }
      if tolerance != nil { throw SignatureFault.headerAlone(option: "--tolerance") }
      try checkHeader(header, reference, access)
    } else {
      try checkSignature(reference, tolerance ?? Self.usualTolerance, access)
    }
    return .success
  }

  private func checkSignature(
    _ reference: ConnectionReference, _ tolerance: Int64, _ access: VaultAccess
  ) throws {
    let context = access.context
    do {
      let signature = try DeliveryHeaders(in: headers, context).signature()
      let body = try SignedInput.body()
      let versions = try SigningVersions(of: reference, .clientSecret, from: access)
      let entry = try versions.first { try signature.isMade(by: $0.secret.bytes, over: body) }
      // Read last: unlocking may have waited for an answer.
      let now = context.now
      try signature.check(at: now, tolerance: tolerance)
      if remember {
        try OnceOnly(
          vaultID: versions.vaultID, receiver: versions.reference, access: access
        ).admit(
          signature.id, at: signature.timestamp, as: "webhook", forgettingBefore: now - tolerance)
      }
      try say(versions, entry, id: signature.id, signedAt: signature.timestamp, in: context)
    } catch let fault as WebhookSignature.Fault {
      throw SignatureFault.webhook(fault, tolerance: tolerance)
    }
  }

  private func checkHeader(
    _ name: String, _ reference: ConnectionReference, _ access: VaultAccess
  ) throws {
    guard !name.isEmpty, name.utf8.allSatisfy(HeaderLines.isNameCharacter) else {
      throw SignatureFault.headerName
    }
    let value = try DeliveryHeaders(in: headers, access.context).value(of: name)
    // Nothing is signed, and yet a writer should not be cut off.
    _ = try SignedInput.body()
    let versions = try SigningVersions(of: reference, .webhookSecret, from: access)
    guard let given = value, !given.isEmpty else { throw SignatureFault.headerAbsent }
    let entry = try versions.first { $0.secret.bytes.equals(given) }
    try say(versions, entry, id: nil, signedAt: nil, in: access.context)
  }

  private func say(
    _ versions: SigningVersions, _ entry: SigningVersions.Entry, id: String?, signedAt: Int64?,
    in context: Context
  ) throws {
    guard display.json else {
      let act = signedAt == nil ? "its header is" : "signed with"
      context.say(
        "\(act) the \(versions.field.name) of '\(versions.reference)', \(entry.words)")
      return
    }
    let json = VerifiedJSON(versions: versions, entry: entry, remembered: remember)
    try context.output.write(json.delivery(id: id, signedAt: signedAt))
  }
}
