internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

extension Failure {
  init(wording fault: KeyFault) {
    switch fault {
    case .noKey(let places):
      self.init(
        "locked", .locked,
        "the vault is locked: no key; looked at \(places.joined(separator: ", "))",
        hint: "put the key file back from its backup, or name it with --key-file")
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
        "cannot read the key from \(DisplayText.discreet(place)): \(SystemError.text(code))",
        hint: code == EBADF
          ? "open it for authpipe, as in --key-fd 3 3< FILE" : "check the path and its permissions")
    case .untrusted(let place, let fault):
      self.init(wording: fault, of: place, kind: "key file")
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
      hint: "name where the key comes from with each command: --key-file or --key-fd")
  }
}
