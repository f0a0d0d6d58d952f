extension Failure {
  init(wording fault: ScheduleFault) {
    switch fault {
    case .unevenInterval(let nearest):
      self.init(
        "interval_uneven", .usage,
        "--every takes minutes that divide an hour, or hours that divide a day",
        hint: "the nearest is --every \(nearest)")
    case .programMissing:
      self.init(
        "program_missing", .unavailable, "this program is not where it was started any more",
        hint: "run the one that is installed now")
    case .unstored:
      self.init(
        "not_stored", .usage, "a schedule checks what is stored, not a file or standard input",
        hint: "leave out --from, --stdin, --store and --api-url")
    case .descriptor:
      self.init(
        "no_descriptor", .usage, "a scheduled check is given no descriptor to read a key from",
        hint: "name a key file or a key command: man 1 authpipe-vault")
    case .relativePath(let option):
      self.init(
        "relative_path", .usage, "a scheduled check does not run in this folder",
        hint: "give \(option) a whole path, which begins with /")
    case .secret:
      self.init(
        "secret_in_schedule", .usage, "there is a key in the words or variables of the check",
        hint: "a schedule can be read by others: use a key file, or a program that prints the key")
    case .unprintable:
      self.init(
        "unprintable", .usage,
        "a word or variable of the check holds a line break, or another character that is not seen",
        hint: "a program of your own, named after --notify, can hold any")
    case .lineTooLong(let longest):
      self.init(
        "line_too_long", .usage, "the command is longer than the \(longest) bytes that cron takes",
        hint: "put a part of it into a program of your own, or use --systemd")
    case .notConfirmed:
      self.init(
        "not_confirmed", .no, "not confirmed; nothing changed", hint: "answer y, or say --yes")
    case .confirmationNeeded:
      self.init(
        "input_not_allowed", .locked,
        "installing a schedule must be confirmed, and there is nobody to ask here",
        hint: "authpipe schedule install --yes")
    case .foreignUnit(let path):
      self.init(
        "foreign_unit", .cannotCreate,
        "\(DisplayText.clean(path)) was not written by authpipe; it is left as it is",
        hint: "move it away, or use --cron")
    default: self.init(wordingSystemFault: fault)
    }
  }

  /// Words what systemd or cron did not do.
  private init(wordingSystemFault fault: ScheduleFault) {
    switch fault {
    case .systemdRefused(let order, let status, let words):
      self.init(
        "systemd_refused", .unavailable,
        "systemctl --user \(order) failed (exit status \(status))\(Self.quoting(words))",
        hint: "--cron uses a crontab instead")
    case .crontabUnreadable(let words):
      self.init(
        "crontab_unreadable", .unavailable,
        "cannot read the crontab\(Self.quoting(words)); nothing in it was changed",
        hint: "crontab -l must work first")
    case .crontabRefused(let words):
      self.init(
        "crontab_refused", .unavailable,
        "crontab did not take the new crontab\(Self.quoting(words)); the old one is as it was",
        hint: "crontab -l shows it")
    case .notInstalled(let cause, let isUndone):
      self.init(wording: cause)
      message += isUndone ? "; everything is as it was before" : "; and it could not be undone"
      if !isUndone { hint = "authpipe schedule remove" }
    default:
      self.init(
        "systemd_absent", .unavailable, "no systemd that runs your units can be asked from here",
        hint: "log in as the user itself, not through su or sudo, or use --cron")
    }
  }

  init(wording fault: SystemProgram.Fault) {
    switch fault {
    case .notStarted(let program, let code):
      self.init(
        "\(program)_not_started", .unavailable,
        "cannot start \(program): \(SystemError.text(code))",
        hint: program == "crontab" ? "install cron: apt-get install cron" : nil)
    case .outOfTime(let program):
      self.init(
        "\(program)_out_of_time", .unavailable, "\(program) did not end within a minute",
        hint: "try again")
    }
  }

  /// The first line of what a program said, fit to be shown.
  private static func quoting(_ words: String) -> String {
    guard let line = words.split(separator: "\n").first else { return "" }
    return ": \(DisplayText.discreet(String(line.prefix(200))))"
  }
}
