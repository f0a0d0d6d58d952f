internal import ArgumentParser
internal import AuthpipeKit
internal import BigCommerce

struct VerifyJWT: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "jwt",
    abstract: "Check a callback's signed_payload_jwt, and print its claims.",
    discussion: """
      Reads it from standard input. Prints the claims as JSON when it was signed with the \
      connection's client secret, for its client ID and its store, and is valid now; with --app, \
      with the app's, for any store. Exit status 1: it is not to be trusted, with the reason.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String?

  @Option(
    name: .long, help: "The app that it should be signed for, of any store.", completion: .app)
  var app: String?

  @Flag(name: .long, help: "Accept a payload once, and refuse it when it comes again.")
  var remember = false

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    do {
      switch (connection, app) {
      case (let connection?, nil):
        try verify(for: ConnectionLookup.parse(connection), access, context)
      case (nil, let app?): try verify(forApp: AppLookup.parse(app), access, context)
      case (nil, nil): throw SignatureFault.receiverMissing
      case (_?, _?): throw OptionFault.conflictingOptions("--app", "CONNECTION")
      }
    } catch let fault as SignedPayload.Fault {
      throw SignatureFault.payload(fault)
    }
    return .success
  }

  private func verify(
    for reference: ConnectionReference, _ access: VaultAccess, _ context: Context
  ) throws {
    let payload = try payload()
    let versions = try SigningVersions(of: reference, .clientSecret, from: access)
    let entry = try versions.first { try payload.isMade(by: $0.secret.bytes) }
    guard let clientID = entry.clientID else {
      throw SignatureFault.clientIDAbsent(reference, entry.words)
    }
    let claims = try payload.claims(
      for: clientID.bytes, storeHash: versions.storeHash, at: context.now)
    // An app's payloads come once, whether they are verified for the app or for a connection of its.
    try admit(
      claims,
      OnceOnly(vaultID: versions.vaultID, receiver: entry.app ?? reference, access: access), context
    )
    guard display.json else {
      return try write(claims, signedFor: "'\(reference)', \(entry.words)", context)
    }
    let json = VerifiedJSON(versions: versions, entry: entry, remembered: remember)
    try context.output.write(json.payload(claims: claims.json))
  }

  private func verify(
    forApp place: ConnectionReference, _ access: VaultAccess, _ context: Context
  ) throws {
    let payload = try payload()
    let app = try SigningApp(at: place, from: access)
    let claims = try app.claims(of: payload, at: context.now)
    try admit(claims, OnceOnly(vaultID: app.vaultID, receiver: place, access: access), context)
    guard display.json else {
      return try write(
        claims, signedFor: "the app '\(place.user)', for store \(claims.store)", context)
    }
    try context.output.write(
      VerifiedJSON.payload(ofApp: place.user, claims, remembered: remember))
  }

  private func payload() throws -> SignedPayload {
    let token = try SignedInput.payload(limit: SignedPayload.longest)
    guard !token.isEmpty else { throw SignatureFault.payloadMissing }
    return try SignedPayload(parsing: token)
  }

  private func admit(
    _ claims: SignedPayload.Claims, _ once: OnceOnly, _ context: Context
  ) throws {
    guard remember else { return }
    guard let id = claims.id else { throw SignedPayload.Fault.claim("jti") }
    try once.admit(
      id, at: claims.end, as: "jwt", forgettingBefore: context.now - SignedPayload.leeway)
  }

  private func write(
    _ claims: SignedPayload.Claims, signedFor whom: String, _ context: Context
  ) throws {
    context.say("signed with the client_secret of \(whom)")
    try context.output.write(DisplayText.escapedForJSON(claims.json) + "\n")
  }
}
