internal import AuthpipeKit

/// Whether the words of a `rotate` make sense together.
struct RotateCheck {
  private let command: Rotate
  private let options: RotateOptions

  init(_ command: Rotate) {
    self.command = command
    options = command.options
  }

  /// The connection, where one is to be named.
  func reference() throws -> ConnectionReference {
    guard let connection = command.connection else { throw OptionFault.rotateWithoutName }
    if command.tenant != nil { throw OptionFault.conflictingOptions("--tenant", "CONNECTION") }
    if let act = try options.act { try fits(act) }
    try common()
    return try ConnectionLookup.parse(connection)
  }

  /// With `--due` nothing is changed, and everything of its kind is shown.
  func dueFits() throws {
    if command.connection != nil { throw OptionFault.conflictingOptions("--due", "CONNECTION") }
    try fits(.due)
    try common()
  }

  func folderFits() throws {
    if command.connection != nil {
      throw OptionFault.conflictingOptions("--from-dir", "CONNECTION")
    }
    if command.from != nil { throw OptionFault.conflictingOptions("--from-dir", "--from") }
    if let act = try options.act {
      throw OptionFault.conflictingOptions("--from-dir", "--\(act.rawValue)")
    }
    try common()
  }

  private func common() throws {
    if options.offline, !options.rollback { throw OptionFault.needs("--offline", "--rollback") }
    if options.yes, !options.retire { throw OptionFault.needs("--yes", "--retire") }
    if options.keep != nil, options.dryRun {
      throw OptionFault.conflictingOptions("--keep", "--dry-run")
    }
  }

  /// What goes forward has nothing to do in an act that does not.
  private func fits(_ act: RotateAct) throws {
    let forward: [(String, Bool)] = [
      ("--from", command.from != nil), ("--from-dir", command.fromDir != nil),
      ("--dry-run", options.dryRun && act != .promote),
      ("--webhooks", options.webhooks != nil && act != .promote),
      ("--keep", options.keep != nil && act != .promote && act != .retire),
      ("--allow-scope-loss", options.allowScopeLoss && act != .promote),
    ]
    if let other = forward.first(where: \.1) {
      throw OptionFault.conflictingOptions("--\(act.rawValue)", other.0)
    }
  }
}
