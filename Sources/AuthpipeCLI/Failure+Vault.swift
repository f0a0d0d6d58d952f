internal import AuthpipeKit
internal import AuthpipeVault

extension Failure {
  init(wording fault: VaultError) {
    switch fault {
    case .noVault(let path):
      self.init(
        "no_vault", .noVault,
        "there is no vault at \(path.isEmpty ? "''" : DisplayText.clean(path))",
        hint: "authpipe connect bigcommerce CONNECTION makes one")
    case .notAVault(let path):
      self.init(
        "not_a_vault", .badInput, "\(DisplayText.clean(path)) is not an authpipe vault",
        hint: "name the right file with --vault or AUTHPIPE_VAULT")
    case .writtenByNewer(let path):
      self.init(
        "newer_vault", .configuration,
        "\(DisplayText.clean(path)) was written by a newer authpipe; it was not touched",
        hint: "install the newest authpipe")
    case .damagedFile, .damagedRecord:
      self.init(
        "damaged", .badInput, "the vault is damaged: \(Self.place(of: fault))",
        hint: "bring the file back from a backup")
    case .wrongKey:
      self.init(
        "wrong_key", .locked, "the key does not open this vault",
        hint:
          "name the vault's own key file with --key-file; if this is it, the header is damaged: authpipe vault restore FILE"
      )
    case .alteredHeader, .alteredRows, .alteredRecord:
      self.init(
        "altered", .badInput,
        "the vault was altered by something other than authpipe: \(Self.place(of: fault))",
        hint: "do not trust it; bring the file back from a backup")
    case .file(let fault, let path): self.init(wording: fault, of: path, kind: "vault")
    case .busy:
      self.init(
        "busy", .busy, "another process held the vault for ten seconds", hint: "try again")
    case .changedMeanwhile:
      self.init(
        "changed_meanwhile", .busy,
        "another process changed meanwhile what this command was about; nothing was done",
        hint: "look at what is there now, then try again")
    case .diskFull:
      self.init(
        "disk_full", .inputOutput, "the disk is full", hint: "free some space")
    case .inputOutput(let code):
      self.init(
        "input_output", .inputOutput,
        "the system reported an input or output error (SQLite \(code))",
        hint: "check the disk and the folder's permissions")
    case .readOnly(let path):
      self.init(
        "read_only", .configuration, "\(DisplayText.clean(path)) cannot be written",
        hint: "check its permissions and whether it is mounted read-only")
    case .unfinishedWriteOnReadOnly(let path):
      self.init(
        "unfinished_write", .inputOutput,
        "a write to \(DisplayText.clean(path)) was cut off, and it cannot be undone where nothing can be written",
        hint: "run any authpipe command once where the folder can be written")
    case .cannotCreate(let path, let code):
      self.init(
        "cannot_create", .cannotCreate,
        "cannot create \(DisplayText.clean(path)): \(SystemError.text(code))",
        hint: "check the folder's permissions, or name other places with --vault and --key-file")
    case .fileExists(let path):
      self.init(
        "file_exists", .cannotCreate,
        "there is a file at \(path.isEmpty ? "''" : DisplayText.clean(path)) already",
        hint: "give a name that is not taken")
    case .connectionExists:
      self.init(
        "already_connected", .cannotCreate, "a connection of that name was made meanwhile",
        hint: "authpipe list shows what is stored")
    case .noSuchConnection:
      self.init(
        "no_such_connection", .no, "the connection is gone",
        hint: "authpipe list shows what is stored")
    case .secretTooLong:
      self.init(
        "secret_too_long", .badInput, "a secret is longer than \(SecretShape.longestSecret) bytes",
        hint: "check that the right file was given")
    case .metadataTooLong:
      self.init(
        "metadata_too_long", .badInput, "there are too many labels, scopes and versions to keep",
        hint:
          "keep fewer or shorter ones; authpipe rotate CONNECTION --retire --keep 1d lets go of retired versions sooner"
      )
    case .tokensFull:
      self.init(
        "tokens_full", .cannotCreate,
        "the connection has as many short-lived tokens as are remembered of one",
        hint: "authpipe token list shows them; those that nobody needs can be revoked")
    case .olderThanSeen(let seen, let found):
      self.init(
        "older_than_seen", .badInput,
        "the vault is older than one seen here before (generation \(found), seen \(seen)): it was replaced by a copy",
        hint: "bring the newest one back, or take this one knowingly: authpipe vault restore FILE")
    case .replacementUnclear(let kept):
      self.init(
        "replacement_unclear", .inputOutput,
        "the disk failed while the vault was being replaced, and it cannot be read now; what was there is kept at \(DisplayText.clean(kept))",
        hint: "authpipe vault verify, once the disk is well, shows which one is there")
    case .noSuchTenant, .noSuchSlot, .slotExists, .slotsFull, .lastSlot, .slotInUse,
      .slotSecretNeeded, .labelMalformed, .restoresItself:
      self.init(wordingKeyFault: fault)
    case .database(let code):
      self.init(
        "database", .internalError, "SQLite refused (\(code))",
        hint: "please report it with the command that was run, without secrets")
    }
  }

  init(wording fault: VaultError.FileFault, of path: String, kind: String) {
    let file = DisplayText.clean(path)
    switch fault {
    case .symbolicLink:
      self.init(
        "symbolic_link", .configuration, "the \(kind) \(file) is a symbolic link",
        hint: kind == "vault"
          ? "name the file that it points to"
          : "name the file that it points to, or hand the key over with --key-fd")
    case .notARegularFile:
      self.init(
        "not_a_file", .configuration, "the \(kind) \(file) is not a regular file",
        hint: kind == "vault" ? "name the vault with --vault" : "name the file that holds the key")
    case .severalLinks:
      self.init(
        "several_links", .configuration, "the \(kind) \(file) has a second name (a hard link)",
        hint: "delete the other name; find DIRECTORY -samefile \(ShellWord.quote(path)) shows it")
    case .otherOwner(let owner):
      self.init(
        "other_owner", .configuration, "the \(kind) \(file) belongs to another user (uid \(owner))",
        hint: "run authpipe as that user, or take a copy")
    case .underSudo:
      self.init(
        "under_sudo", .configuration,
        "sudo runs as root, and the \(kind) \(file) belongs to the user who called it",
        hint: "run authpipe without sudo, and only the command that needs the credential with it")
    case .readableByOthers(let mode):
      self.init(
        "readable_by_others", .configuration,
        "the \(kind) \(file) can be read by others (mode \(String(mode, radix: 8)))",
        hint: "chmod 600 \(ShellWord.quote(path))")
    case .writableByOthers(let mode):
      self.init(
        "writable_by_others", .configuration,
        "the \(kind) \(file) can be written by others (mode \(String(mode, radix: 8)))",
        hint: "chmod 600 \(ShellWord.quote(path))")
    case .notReadable(let code):
      self.init(
        "not_readable", .configuration,
        "cannot read the \(kind) \(file): \(SystemError.text(code))",
        hint: "check its permissions and those of its folder")
    }
  }

  private static func place(of fault: VaultError) -> String {
    switch fault {
    case .alteredHeader: "its header"
    case .alteredRecord(let field?), .damagedRecord(let field?): "the \(field.name) of a connection"
    case .alteredRecord(nil), .damagedRecord(nil): "the record of a connection"
    case .damagedFile(let part), .alteredRows(let part):
      switch part {
      case .schema: "its tables"
      case .header: "its header"
      case .tenant: "a tenant's key"
      case .connection: "the list of connections"
      case .record: "a record"
      case .verdict: "a verdict"
      case .vaultHead: "the list of tenants"
      case .tenantHead: "the records of a tenant"
      case .journal: "its journal"
      case .event: "its audit trail"
      case .pages: "its pages"
      }
    default: "a part of it"
    }
  }
}
