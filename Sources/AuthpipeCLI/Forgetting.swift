internal import AuthpipeKit
internal import AuthpipeVault

/// Forgets a connection or a whole tenant, once that was confirmed.
struct Forgetting {
  let access: VaultAccess
  let context: Context
  let asks: Bool

  private struct Answer: Encodable {
    let schema = "authpipe.disconnect/1"
    @Nullable var connection: String?
    @Nullable var tenant: String?
    /// All that were forgotten, and could be named.
    let connections: [String]
    let keysShredded: Bool
  }

  /// Forgets the connection that was `typed`.
  func connection(_ reference: ConnectionReference, as typed: String) throws {
    // The name first: nobody should confirm what is not there.
    let vault = try access.open(for: .writing)
    do {
      let found = try vault.read { try ConnectionLookup(vault: vault).find(reference) }
      if let tokens = found.metadata.tokens {
        context.warn(
          "\(MintedToken.words(tokens.count)) minted with it may live on; authpipe token revoke \(reference) --all ends them, which cannot be done afterwards"
        )
      }
      if asks {
        try confirm(
          "Type the connection's name to forget it: ", [reference.description, typed],
          orElse: .confirmationNeeded(reference))
      }
      let shredded = try vault.remove(reference, at: context.now)
      access.passOn(vault.notices)
      context.say(
        "forgot '\(reference)'"
          + (shredded ? ", and shredded the keys of '\(reference.tenant)'" : ""))
      try answer(
        Answer(
          connection: reference.description, connections: [reference.description],
          keysShredded: shredded))
    } catch let fault as VaultError {
      guard let contents = try? vault.read({ try vault.contents(ofTenant: reference.tenant) }),
        !contents.isWhole
      else { throw fault }
      throw Failure(wordingForgetting: fault, of: reference)
    }
  }

  /// Forgets everything of a tenant, and says what that is first.
  func tenant(_ name: String) throws {
    let vault = try access.open(for: .writing)
    let contents: TenantContents
    do {
      contents = try vault.read { try vault.contents(ofTenant: name) }
    } catch VaultError.noSuchTenant {
      throw try CommandFault.noSuchTenant(
        name, suggestion: vault.read { try ConnectionLookup(vault: vault).nearestTenant(to: name) })
    }
    if !contents.isWhole {
      context.warn(
        "what is stored of '\(name)' was damaged, or altered by something other than authpipe")
    }
    if asks {
      let names = contents.connections.map(\.description)
      for name in names { context.say("to be forgotten: \(name)") }
      for name in contents.unreadable {
        context.say("to be forgotten: \(name), which cannot be read")
      }
      try confirm(
        "Type the tenant's name to forget all of it: ", [name],
        orElse: .tenantConfirmationNeeded(name))
    }
    try vault.removeTenant(contents, at: context.now)
    access.passOn(vault.notices)
    let count = contents.connections.count + contents.unreadable.count
    let words = count == 1 ? "one connection" : "\(count) connections"
    context.say("forgot all of '\(name)' (\(words)), and shredded its keys")
    try answer(
      Answer(
        tenant: name,
        connections: (contents.connections.map(\.description) + contents.unreadable).sorted(),
        keysShredded: true))
  }

  private func answer(_ answer: Answer) throws {
    context.say(
      "if the token still works, it does so until its API account is deleted at BigCommerce, or the app uninstalled; backups of the vault are not reached"
    )
    if context.display.json { try context.output.write(JSONOutput.line(answer)) }
  }

  private func confirm(
    _ question: String, _ names: [String], orElse fault: CommandFault
  ) throws {
    guard context.mayPrompt, let terminal = Terminal() else { throw fault }
    guard try names.contains(terminal.ask(question)) else {
      throw CommandFault.confirmationDiffers
    }
  }
}
