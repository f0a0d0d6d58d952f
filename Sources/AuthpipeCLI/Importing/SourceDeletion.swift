internal import AuthpipeKit

/// The end of files whose every secret is in the vault now: they are deleted where that is wanted,
/// or where somebody at the terminal says so, and never otherwise.
struct SourceDeletion {
  /// What a file holds besides what was put into the vault just now.
  enum Content {
    /// Nothing.
    case stored
    /// A credential that was there already. That was found out by its token alone: the file may be
    /// the last place of its client secret.
    case storedBefore
    /// Something that is no credential.
    case more
    /// A credential that is not in the vault.
    case unstored
  }

  let context: Context
  /// `--delete-source`.
  let isWanted: Bool

  /// Sees to `files`, all of whose content was stored; returns the paths of those that are gone.
  func offer(_ files: [SourceFile]) -> [String] {
    guard !files.isEmpty else { return [] }
    guard isWanted || isAgreed(to: files) else {
      let names = files.count == 1 ? DisplayText.clean(files[0].path) : "\(files.count) files"
      context.say(
        "\(names) still \(files.count == 1 ? "holds the credential" : "hold the credentials") in the clear; delete \(files.count == 1 ? "it when you need it" : "them when you need them") no more"
      )
      return []
    }
    let deleted = files.filter(delete).map(\.path)
    if !deleted.isEmpty {
      context.say(
        "deleting does not reach a repository's history, backups, snapshots and flash storage: where it may lie there, replace it at BigCommerce too"
      )
    }
    return deleted
  }

  /// Says why a file is kept that holds something besides what was stored just now.
  func keep(_ file: SourceFile, _ content: Content = .more) {
    let name = DisplayText.clean(file.path)
    let words: String
    switch content {
    case .stored, .storedBefore: return
    case .more:
      words =
        "\(name) holds more than was stored; take the credential out of it when you need it there no more"
    case .unstored:
      // Nobody thinks that it could go, unless he said that it should.
      guard isWanted else { return }
      words = "\(name) holds what was not stored"
    }
    isWanted ? context.warn("not deleted: \(words)") : context.say(words)
  }

  /// Says why files are kept that hold what was stored before.
  func keepStoredBefore(_ files: [SourceFile]) {
    guard !files.isEmpty else { return }
    let isOne = files.count == 1
    let names = isOne ? DisplayText.clean(files[0].path) : "\(files.count) files"
    let words =
      "\(names) still \(isOne ? "holds" : "hold") in the clear what was stored before, of which the token alone was compared; delete \(isOne ? "it when you need it" : "them when you need them") no more"
    isWanted ? context.warn("not deleted: \(words)") : context.say(words)
  }

  private func isAgreed(to files: [SourceFile]) -> Bool {
    guard context.mayPrompt, context.diagnostics.isTerminal, let terminal = Terminal() else {
      return false
    }
    let names =
      files.count == 1
      ? "\(DisplayText.clean(files[0].path)), which holds the credential"
      : "the \(files.count) files, which hold the credentials"
    // What was stored stays stored, whatever becomes of the question.
    let answer = try? terminal.ask("Delete \(names) in the clear? [y/N] ")
    return ["y", "yes"].contains(answer?.lowercased())
  }

  private func delete(_ file: SourceFile) -> Bool {
    let name = DisplayText.clean(file.path)
    do {
      let hasOtherName = try file.delete()
      context.say("deleted \(name)" + (hasOtherName ? "; it has another name still" : ""))
      return true
    } catch {
      context.warn("\(name) was not deleted: \(Failure(wording: error).message)")
      return false
    }
  }
}
