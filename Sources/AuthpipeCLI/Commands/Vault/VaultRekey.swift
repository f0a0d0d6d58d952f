internal import ArgumentParser
internal import AuthpipeVault

struct VaultRekey: LocalCommand {
  static let configuration = CommandConfiguration(
    commandName: "rekey",
    abstract: "Give the vault, or a tenant, new keys and seal everything anew.",
    discussion: """
      One transaction: a stop anywhere leaves the old keys or the new ones. With --root or --all \
      every key slot's secret is needed once more, or the slot dropped by name.
      """)

  @Option(
    name: .long, help: "Give this tenant a new key.",
    completion: .tenant)
  var tenant: String?

  @Flag(name: .long, help: "Give the vault a new root key.")
  var root = false

  @Flag(name: .long, help: "Give the vault a new root key and every tenant a new key.")
  var all = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The file with the key or passphrase of a slot. Repeatable.", valueName: "slot=file"))
  var keyFor: [String] = []

  @Option(name: .long, help: "A slot that the new root key does without. Repeatable.")
  var dropSlot: [String] = []

  @OptionGroup var vault: VaultOptions
  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.vault-rekey/1"
    let vault: String
    let rekeyed: String
    let droppedSlots: [String]
  }

  func run(in context: Context) throws -> ExitStatus {
    let given = [("--tenant", tenant != nil), ("--root", root), ("--all", all)].filter(\.1)
    guard let first = given.first else { throw OptionFault.rekeyScope }
    if let second = given.dropFirst().first {
      throw OptionFault.conflictingOptions(first.0, second.0)
    }
    let access = VaultAccess(context: context, options: vault, usesKeyring: tenant != nil)
    var dropped: [String] = []
    if let tenant {
      guard keyFor.isEmpty, dropSlot.isEmpty else { throw OptionFault.slotsOfTenant }
      let name = try ConnectionLookup.parseTenant(tenant)
      let vault = try access.open(for: .writing)
      try vault.rekeyTenant(name, at: context.now)
      access.passOn(vault.notices)
      context.say("gave '\(name)' a new key")
    } else {
      dropped = try rekeyRoot(through: access, in: context)
    }
    context.say(
      "this un-leaks nothing: a token that somebody may have seen is replaced with authpipe rotate")
    if display.json {
      try context.output.write(
        JSONOutput.line(
          Answer(
            vault: access.path(), rekeyed: tenant.map { "tenant \($0)" } ?? (all ? "all" : "root"),
            droppedSlots: dropped)))
    }
    return .success
  }

  private func rekeyRoot(through access: VaultAccess, in context: Context) throws -> [String] {
    let vault = try access.open(for: .writing)
    let secrets = SlotSecrets(access: access, context: context)
    let rekeying = try secrets.gather(for: vault, files: keyFor, dropping: dropSlot)
    // Kept under the old root, which opens nothing from now on.
    let keyring = KernelKeyring(try vault.identity())
    try vault.rekeyRoot(rekeying, tenants: all, at: context.now)
    _ = try? keyring.remove()
    access.passOn(vault.notices)
    context.say(
      all ? "gave the vault and every tenant new keys" : "gave the vault a new root key")
    for label in rekeying.droppedLabels {
      context.say("dropped the slot '\(DisplayText.clean(label))'")
    }
    return rekeying.droppedLabels
  }
}
