internal import AuthpipeKit

/// What keeps a file or an entry of it from being imported.
enum ImportFault: Error {
  case symbolicLink
  case notARegularFile
  case fileTooLarge(limit: Int)
  case tooManyEntries(limit: Int)
  case malformed(line: Int)
  case noObject(line: Int)
  case storeMissing
  case badName
  case severalTokens(ConnectionReference)
  case storedOtherwise(ConnectionReference)
  case changed
  case notStored
  case confirmationNeeded(count: Int)
  case declined
}

extension Failure {
  init(wording fault: ImportFault) {
    switch fault {
    case .symbolicLink:
      self.init(
        "symbolic_link", .badInput, "this is a symbolic link, which is not followed",
        hint: "name the file that it leads to")
    case .notARegularFile:
      self.init(
        "not_a_file", .badInput, "this is not a regular file",
        hint: "authpipe connect bigcommerce NAME --from - reads standard input")
    case .fileTooLarge(let limit):
      self.init(
        "file_too_long", .badInput, "the file is larger than \(limit >> 20) MiB",
        hint: "split it into several")
    case .tooManyEntries(let limit):
      self.init(
        "too_many_entries", .badInput, "there are more than \(limit) credentials at once",
        hint: "split them into several files, and import one after the other")
    case .malformed(let line):
      self.init(
        "malformed_json", .badInput,
        "the file is not a whole list of JSON objects (line \(line)), and nothing is read from there on",
        hint: "check that all of it was written, for instance with jq . FILE")
    case .noObject(let line):
      self.init(
        "malformed_json", .badInput, "line \(line) is not a whole JSON object",
        hint: "check that all of it was written, for instance with jq . FILE")
    case .storeMissing:
      self.init(
        "store_missing", .badInput, "nothing says which store the token is for",
        hint: "authpipe connect bigcommerce NAME --store HASH --from FILE")
    case .badName:
      self.init(
        "bad_name", .badInput, "the name that it would have is none that a connection may have",
        hint: "names are TENANT or TENANT/USER, of letters, digits and . _ @ + -")
    case .severalTokens(let reference):
      self.init(
        "ambiguous_name", .badInput, "several different tokens would become '\(reference)'",
        hint: "name them in JSON, or by their files with --name-from file")
    case .storedOtherwise(let reference):
      self.init(
        "already_connected", .cannotCreate,
        "'\(reference)' is connected already, with another token",
        hint:
          "to replace its credential without downtime: authpipe rotate \(reference) --from FILE")
    case .changed:
      self.init(
        "source_changed", .badInput, "the file was changed or replaced since it was read",
        hint: "look at it, and run the same command again")
    case .notStored:
      self.init(
        "not_stored", .inputOutput, "it was not tried, because the vault could not be written",
        hint: "mend that, and run the same command again")
    case .confirmationNeeded(let count):
      self.init(
        "confirmation_needed", .locked,
        "storing \(count == 1 ? "a credential" : "\(count) credentials") needs a yes, and there is nobody to ask",
        hint: "add --yes, or --dry-run to see the plan alone")
    case .declined:
      self.init("declined", .no, "nothing was stored", hint: "run it again, or add --yes")
    }
  }
}
