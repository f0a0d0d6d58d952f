internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

extension Failure {
  init(wording fault: KeyFault) {
    switch fault {
    case .noKey(let places, let takesPassphrase):
      self.init(
        "locked", .locked,
        "the vault is locked: no key; looked at \(places.joined(separator: ", ")); nobody can be asked here",
        hint: takesPassphrase
          ? "authpipe vault unlock, on a terminal, asks for the passphrase and keeps it unlocked"
          : "put the key file back from its backup, or name it with --key-file")
    case .notAKey(let place, let fault):
      let why =
        switch fault {
        case .empty: "is empty"
        case .severalKeys: "holds more than one key"
        case .notAKeyString: "does not hold a key"
        case .checksum: "holds a key with a typing error"
        }
      self.init(
        "not_a_key", .locked, "\(place) \(why)",
        hint: "a key is one line that begins with AUTHPIPE-KEY-1")
    case .cannotRead(let place, let code):
      self.init(
        "locked", .locked,
        "cannot read the key from \(place.isEmpty ? "''" : DisplayText.discreet(place)): \(SystemError.text(code))",
        hint: code == EBADF
          ? "open it for authpipe, as in --key-fd 3 3< FILE" : "check the path and its permissions")
    case .untrusted(let place, let fault):
      self.init(wording: fault, of: place, kind: "key file")
    case .foreignDefault(let path):
      self.init(
        "wrong_key", .locked,
        "the key in \(path) does not open this vault, and nobody can be asked for its passphrase here",
        hint: "authpipe vault unlock, on a terminal, asks for the passphrase and keeps it unlocked")
    case .wrongAnswer:
      self.init(
        "wrong_key", .locked, "nothing that was typed opens this vault",
        hint: "name the vault's key file with --key-file, or try again")
    case .notAnswered:
      self.init(
        "not_answered", .locked, "the question was not answered; nothing changed",
        hint: "answer it, or name the vault's key file with --key-file")
    case .onTerminal:
      self.init(
        "key_on_terminal", .usage, "--key-fd names a terminal, which would show the key",
        hint: "open a file for authpipe, as in --key-fd 3 3< FILE, or leave it out to be asked")
    case .commandMalformed:
      self.init(
        "key_command_malformed", .usage,
        "the key command is not a program and its words",
        hint: "write --key-command 'pass show authpipe', or a JSON array where a word has spaces")
    case .commandNotStarted(let program, let code):
      self.init(
        "key_command_failed", .locked,
        "cannot start the key command \(DisplayText.discreet(program)): \(SystemError.text(code))",
        hint: "name a program that is in PATH, or its whole path; there is no shell")
    case .commandFailed(let status):
      self.init(
        "key_command_failed", .locked, "the key command ended with exit status \(status)",
        hint: "run it by itself to see why")
    case .commandKilled(SIGINT):
      // Ctrl-C goes to both of us, and may end the program before we hear of it.
      self.init("interrupted", .interrupted, "interrupted while the key command ran", hint: nil)
    case .commandKilled(let signal):
      self.init(
        "key_command_failed", .locked, "the key command was ended by signal \(signal)",
        hint: "run it by itself to see why")
    case .commandOutOfTime(let seconds):
      self.init(
        "key_command_failed", .locked,
        "the key command did not end within \(seconds) seconds, and was ended",
        hint: "run it by itself to see what it waits for")
    }
  }

  init(wording fault: KernelKeyring.Fault) {
    let why =
      switch fault.code {
      case ENOSYS, EOPNOTSUPP: "the kernel has no keyring"
      // The system's own words are about disks.
      case EDQUOT: "the kernel's keyring has no room for another key of this user"
      default: "the kernel's keyring cannot be used here: \(SystemError.text(fault.code))"
      }
    self.init(
      "no_keyring", .unavailable, why,
      hint: "name where the key comes from with each command: --key-file or --key-command")
  }
}
