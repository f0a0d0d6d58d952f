internal import AuthpipeKit

/// What is wrong with the options that were given together.
enum OptionFault: Error {
  case scopeMalformed
  case scopeMisspelt(String, suggestion: String)
  case scopesUndecided
  case dateMalformed
  case labelMalformed
  case nothingToSet
  case fieldNotSettable(String)
  case conflictingOptions(String, String)
  case fromWithoutField
  case tenantWithNames
  case nothingToForget
  case rekeyScope
  case slotsOfTenant
  case slotFileMalformed
  case keyWithoutFile
  case durationMalformed(String)
  case durationOutOfRange(String, TimeSpan.Longest)
  case outOfRange(String, ClosedRange<Int>)
  case verdictUnknown
  case notifyMalformed
  case notifyNotFound(String)
  case pingMalformed
  case storeWithoutFrom
  case fromWithNames
  case rotateWithoutName
  case versionsUnknown
  case needs(String, String)
  case givenTwice(String)
}

extension Failure {
  init(wording fault: OptionFault) {
    switch fault {
    case .scopeMalformed:
      self.init(
        "scope_malformed", .usage, "a scope is lower-case letters, digits and underscores",
        hint: "several are separated by commas: --scopes store_v2_orders,store_v2_products")
    case .scopeMisspelt(let name, let suggestion):
      self.init(
        "unknown_scope", .usage, "'\(name)' is not a scope that authpipe knows",
        hint:
          "did you mean '\(suggestion)'? If it is new, authpipe scopes declare CONNECTION SCOPE --as-given takes it, for a connection"
      )
    case .scopesUndecided:
      self.init(
        "nothing_to_set", .usage, "either scopes or --none is needed",
        hint: "authpipe scopes shows what scopes there are; --none declares that none is known")
    case .dateMalformed:
      self.init(
        "date_malformed", .usage, "that is not a date that there is",
        hint: "it is written 2027-01-31 or 2027-01-31T09:30:00Z; never takes it away")
    case .labelMalformed:
      self.init(
        "label_malformed", .usage, "a label is written name=value, without control characters",
        hint: "--label env=production")
    case .nothingToSet:
      self.init(
        "nothing_to_set", .usage, "there is nothing to set",
        hint:
          "authpipe set CONNECTION --label k=v, or authpipe set CONNECTION webhook_secret --from FILE"
      )
    case .fieldNotSettable(let field):
      self.init(
        "field_not_settable", .usage, "\(field) cannot be set by itself",
        hint: "authpipe rotate CONNECTION --from FILE replaces the credential as a whole")
    case .conflictingOptions(let first, let second):
      self.init(
        "conflicting_options", .usage, "\(first) and \(second) exclude each other",
        hint: "leave out one of them")
    case .needs(let option, let other):
      self.init(
        "option_needs_other", .usage, "\(option) says something only together with \(other)",
        hint: "add \(other), or leave out \(option)")
    case .givenTwice(let option):
      self.init(
        "option_twice", .usage, "\(option) is given twice, and takes one value",
        hint: "leave out one of them")
    case .versionsUnknown:
      self.init(
        "unknown_version", .usage, "--versions takes current, previous, or both",
        hint: "--versions current,previous")
    case .rotateWithoutName:
      self.init(
        "connection_missing", .usage, "nothing says which connection is meant",
        hint:
          "authpipe rotate CONNECTION --from FILE, or authpipe rotate --from-dir DIR for many of them"
      )
    case .fromWithoutField:
      self.init(
        "from_without_field", .usage, "--from needs to know which field it is for",
        hint: "authpipe set CONNECTION webhook_secret --from FILE")
    case .rekeyScope:
      self.init(
        "rekey_scope", .usage, "rekey needs to know what to give new keys to",
        hint: "give one of --tenant TENANT, --root and --all")
    case .slotsOfTenant:
      self.init(
        "conflicting_options", .usage, "--tenant leaves the slots as they are",
        hint: "leave out --key-for and --drop-slot")
    case .slotFileMalformed:
      self.init(
        "slot_file_malformed", .usage, "--key-for is written SLOT=FILE",
        hint: "authpipe vault slot list shows the slots")
    case .keyWithoutFile:
      self.init(
        "key_without_file", .usage, "a key slot needs a key file",
        hint: "--to FILE makes one, --from FILE takes one that there is")
    case .tenantWithNames:
      self.init(
        "conflicting_options", .usage, "--tenant and connection names exclude each other",
        hint: "leave out one of them")
    case .nothingToForget:
      self.init(
        "missing_argument", .usage, "disconnect needs to know what to forget",
        hint: "authpipe disconnect CONNECTION, or authpipe disconnect --tenant TENANT")
    case .durationMalformed(let option):
      self.init(
        "duration_malformed", .usage, "\(option) takes a length of time",
        hint: "it is a number with its unit: 90s, 15m, 36h or 30d")
    case .outOfRange(let option, let range):
      self.init(
        "out_of_range", .usage,
        "\(option) takes a number from \(range.lowerBound) to \(range.upperBound)",
        hint: "leave it out for the usual one")
    case .verdictUnknown:
      self.init(
        "verdict_unknown", .usage, "--fail-on takes verdicts, separated by commas",
        hint: "they are \(Verdict.allCases.map(\.name).joined(separator: ", "))")
    case .notifyMalformed:
      self.init(
        "notify_malformed", .usage, "the --notify program is not a program and its words",
        hint: "write --notify 'mailer --to ops', or a JSON array where a word has spaces")
    case .notifyNotFound(let program):
      self.init(
        "notify_not_found", .usage,
        "there is no program \(DisplayText.discreet(program)) to notify",
        hint: "name one that is in PATH, or its whole path; there is no shell")
    case .pingMalformed:
      self.init(
        "ping_malformed", .usage, "the --ping address is not an http or https URL without a query",
        hint: "--ping https://hc-ping.com/UUID")
    case .storeWithoutFrom:
      self.init(
        "store_without_from", .usage, "--store and --api-url belong to --from",
        hint: "a stored connection knows its store: authpipe check CONNECTION")
    case .fromWithNames:
      self.init(
        "conflicting_options", .usage,
        "--from checks a credential that is not stored; names and --tenant are for stored ones",
        hint: "leave out one of them")
    case .durationOutOfRange(let option, let longest):
      self.init(
        "duration_malformed", .usage, "\(option) takes one second to \(longest.words)",
        hint: "it is a number with its unit: 90s, 15m, 36h or 30d")
    }
  }
}
