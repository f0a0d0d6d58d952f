internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault

struct VaultSlotAdd: LocalCommand {
  /// What a new slot is opened by.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case key, passphrase, recovery
  }

  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a way to open the vault.",
    discussion: """
      key: a new key file (--to), or a key that there is (--from). passphrase: asked for twice, or \
      --from. recovery: a key that is printed once, to be written down or locked away.
      """)

  @Argument(help: "What opens it: key, passphrase or recovery.")
  var kind: Kind

  @Option(name: .long, help: "The key file to make.", completion: .file())
  var to: String?

  @Option(
    name: .long, help: "A file with the key or passphrase, or - for standard input.",
    completion: .file())
  var from: String?

  @Option(name: .long, help: "What to call the slot.")
  var label: String?

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-slot-add/1"
    let slot: SlotJSON
    @Nullable var keyFile: String?
  }

  func run(in context: Context) throws -> ExitStatus {
    try check()
    let access = VaultAccess(context: context, options: vault)
    let vault = try access.open(for: .writing)
    let adding = SlotAdding(
      vault: vault, label: try label ?? Self.freeLabel(kind.rawValue, in: vault),
      context: context)
    let slot: SlotDescription
    switch kind {
    case .key:
      slot = try to.map(adding.addKeyFile(at:)) ?? adding.addKey(from: from)
    case .passphrase: slot = try adding.addPassphrase(from: from)
    case .recovery: slot = try adding.addRecoveryKey(asJSON: display.json)
    }
    access.passOn(vault.notices)
    context.say("added the slot '\(DisplayText.clean(slot.label))'")
    // A recovery key was the answer already.
    if display.json, kind != .recovery {
      try context.output.write(
        JSONOutput.line(Answer(slot: SlotJSON(slot, opened: nil), keyFile: to)))
    }
    return .success
  }

  /// The kind's name, with a number where there is such a slot already.
  private static func freeLabel(_ kind: String, in vault: Vault) throws -> String {
    let taken = try vault.identity().slots.map(\.label)
    return ([kind] + (2...17).map { "\(kind)-\($0)" }).first { !taken.contains($0) } ?? kind
  }

  private func check() throws {
    guard label.map(SlotDescription.isLabel) ?? true else { throw VaultError.labelMalformed }
    guard to == nil || from == nil else { throw OptionFault.conflictingOptions("--to", "--from") }
    switch kind {
    case .key:
      guard to != nil || from != nil else { throw OptionFault.keyWithoutFile }
    case .passphrase:
      guard to == nil else { throw OptionFault.conflictingOptions("passphrase", "--to") }
    case .recovery:
      guard to == nil, from == nil else {
        throw OptionFault.conflictingOptions("recovery", to == nil ? "--from" : "--to")
      }
    }
  }
}
