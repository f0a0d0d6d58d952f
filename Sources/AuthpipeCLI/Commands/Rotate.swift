internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

struct Rotate: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replace a credential by a new one that BigCommerce has accepted.",
    discussion: """
      The new credential is stored beside the old one, tested, and takes over in one transaction; \
      the old one is kept as the previous version. Stopped anywhere, there is a working current \
      version, and the same command goes on.
      """)

  @Argument(help: "The connection: TENANT or TENANT/USER.", completion: .connection)
  var connection: String?

  @Option(
    name: .long,
    help: "The new credentials file or bare token, or - for standard input. Default: ask.",
    completion: .file())
  var from: String?

  @Option(
    name: .long, help: "Rotate every connection that a credentials file in this folder is for.",
    completion: .directory)
  var fromDir: String?

  @Option(
    name: .long, help: "With --from-dir or --due: only the connections of this tenant.",
    completion: .tenant)
  var tenant: String?

  @OptionGroup var options: RotateOptions
  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    guard needsNetwork else { return try run(in: context) }
    let online = try network.start()
    return try Network.wait { try await run(in: context, online: online) }
  }

  private var needsNetwork: Bool {
    switch try? options.act {
    case .status, .abort, .retire, .due: false
    case .rollback: !options.offline
    case .promote, nil: true
    }
  }

  private func run(in context: Context) throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    guard try options.act != .due else {
      try RotateCheck(self).dueFits()
      return try DueRotations(
        tenant: tenant.map(ConnectionLookup.parseTenant), access: access, context: context
      ).run()
    }
    let rotation = Rotation(
      reference: try RotateCheck(self).reference(), access: access, context: context)
    switch try options.act {
    case .status: return try showStatus(of: rotation)
    case .abort: return try rotation.abort()
    case .retire:
      if !options.yes { try confirmRetirement(of: rotation) }
      if let keep = try keep { try rotation.keepRetired(for: keep) }
      return try rotation.retire()
    default:
      let connection = try rotation.find()
      return try rotation.rollBack(
        to: rotation.versionToGoBackTo(in: connection), grantedBy: .unverified)
    }
  }

  private func run(in context: Context, online: OnlineServices) async throws -> ExitStatus {
    let access = VaultAccess(context: context, options: vault)
    if let fromDir {
      try RotateCheck(self).folderFits()
      return try await BulkRotation(
        folder: fromDir, tenant: tenant.map(ConnectionLookup.parseTenant), options: options,
        keep: keep, access: access, context: context
      ).run(through: online.makeTransport)
    }
    let reference = try RotateCheck(self).reference()
    let rotation = Rotation(reference: reference, access: access, context: context)
    let act = try options.act
    if options.dryRun {
      return try await RotationRehearsal(
        rotation: rotation, transport: online.makeTransport(), webhooks: options.webhooks,
        allowsScopeLoss: options.allowScopeLoss, act: act
      ).run(from: from)
    }
    let run = RotationRun(
      rotation: rotation, transport: online.makeTransport(), webhooks: options.webhooks,
      allowsScopeLoss: options.allowScopeLoss)
    if act == .rollback { return try await run.rollBack() }
    if let keep = try keep { try rotation.keepRetired(for: keep) }
    try rotation.shredRetired()
    guard act == .promote else { return try await run.forward(from: from) }
    guard let pending = try rotation.find().metadata.pending else {
      throw RotationFault.nothingPending(reference)
    }
    return try await run.promote(pending.number)
  }

  /// For how many seconds secrets of retired versions are to be kept, where that is said.
  private var keep: Int64? {
    get throws { try options.keep.map { try TimeSpan(parsing: $0, for: "--keep").seconds } }
  }

  private func showStatus(of rotation: Rotation) throws -> ExitStatus {
    try rotation.access.read { vault in
      let connection = try ConnectionLookup(vault: vault).find(rotation.reference)
      try RotationStatus(connection, in: vault).write(to: rotation.context)
    }
    return .success
  }

  private func confirmRetirement(of rotation: Rotation) throws {
    let connection = try rotation.find()
    guard !connection.metadata.previous.isEmpty else {
      throw RotationFault.nothingPrevious(rotation.reference)
    }
    guard rotation.context.mayPrompt, let terminal = Terminal() else {
      throw RotationFault.confirmationNeeded(rotation.reference)
    }
    let typed = try terminal.ask("Type the connection's name to retire its previous versions: ")
    guard typed == rotation.reference.description || typed == self.connection else {
      throw CommandFault.confirmationDiffers
    }
  }
}
