internal import AuthpipeVault

/// What `vault status` tells.
struct VaultStatusReport: Encodable {
  struct Contents: Encodable {
    let generation: UInt64
    let tenants: Int
    let connections: Int
    let apps: Int
    let events: Int
    let size: Int64
  }

  let schema = "authpipe.vault-status/1"
  let vault: String
  let vaultID: String
  let rootEpoch: UInt32
  let createdAt: String
  let unlocked: Bool
  let slots: [SlotJSON]
  /// What is in it; null while it is locked.
  @Nullable var contents: Contents?

  init(_ identity: VaultIdentity, path: String, opened: String?, contents: VaultContents?) {
    vault = path
    vaultID = identity.vaultID.hexadecimal
    rootEpoch = identity.rootEpoch
    createdAt = Moment(seconds: identity.createdAt).rfc3339
    unlocked = contents != nil
    slots = identity.slots.map { SlotJSON($0, opened: opened) }
    self.contents = contents.map {
      Contents(
        generation: $0.generation, tenants: $0.tenants, connections: $0.connections,
        apps: $0.apps, events: $0.events, size: $0.size)
    }
  }

  func text(_ context: Context) -> String {
    var lines = [
      ("vault", vault), ("id", vaultID), ("made", createdAt), ("root key", "number \(rootEpoch)"),
    ]
    for slot in slots {
      lines.append(
        ("slot", "\(slot.label) (\(slot.kind))" + (slot.opened ? ", opened it just now" : "")))
    }
    if let contents {
      lines += [
        ("tenants", String(contents.tenants)), ("connections", String(contents.connections)),
        ("apps", String(contents.apps)),
        ("changes", "\(contents.generation), \(contents.events) of them in the audit trail"),
        ("size", "\(contents.size) bytes"),
      ]
    } else {
      lines.append(("locked", "nobody vouches for the above until it is opened"))
    }
    return NamedLines(lines).text
  }
}
