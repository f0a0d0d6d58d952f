internal import AuthpipeKit
internal import AuthpipeVault

/// Accepts a thing once, by what an earlier call remembered.
struct OnceOnly {
  let vaultID: [UInt8]
  /// What receives it, by the name that the vault has for it.
  let receiver: ConnectionReference
  let access: VaultAccess

  /// Remembers what `name` and `time` say, or refuses what was accepted before. `kind` keeps
  /// things apart that have nothing to do with each other.
  func admit(
    _ name: String, at time: Int64, as kind: String, forgettingBefore oldest: Int64
  ) throws {
    guard let directory = access.stateDirectory() else { throw ProgramFault.noHome }
    let memory = ReplayMemory(directory: directory, vaultID: vaultID)
    let admission: ReplayMemory.Admission
    do {
      admission = try memory.admit(
        "\(time) \(name)", at: time, in: "\(kind) \(receiver.qualifiedName)",
        forgettingBefore: oldest)
    } catch let fault as VaultError {
      // Nobody can tell then, and what nobody can tell is not accepted.
      throw SignatureFault.memory(fault, path: memory.path)
    }
    switch admission {
    case .first: return
    case .repeated: throw SignatureFault.replayed
    case .tooOldToTell: throw SignatureFault.forgotten
    }
  }
}
