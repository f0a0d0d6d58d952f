/// The exit statuses of authpipe: answers are small, trouble is sysexits.
package enum ExitStatus: Int32, Sendable {
  /// Done; healthy.
  case success = 0
  /// The answer is no: no such connection, or warnings only.
  case no = 1
  /// The credential does not serve its store.
  case refused = 2
  /// BigCommerce said nothing about the credential.
  case unknown = 3
  case usage = 64
  case badInput = 65
  case noVault = 66
  /// `authpipe-online` or the kernel's keyring is missing.
  case unavailable = 69
  /// A bug in authpipe.
  case internalError = 70
  /// Already exists, or cannot be created.
  case cannotCreate = 73
  case inputOutput = 74
  /// Busy, try again.
  case busy = 75
  /// The OAuth exchange broke its protocol.
  case protocolBroken = 76
  /// Locked: no key, wrong key, or input needed and not allowed.
  case locked = 77
  /// Permissions, owner, symbolic link, or written by a newer authpipe.
  case configuration = 78
  /// `run`: the command is there and cannot be started, as a shell tells it.
  case commandNotStarted = 126
  /// `run`: there is no such command, as a shell tells it.
  case commandNotFound = 127
  case hungUp = 129
  case interrupted = 130
  case terminated = 143

  /// The status of a command that a signal ended early.
  init(endedBy signal: Int32) {
    self = Self(rawValue: 128 + signal) ?? .interrupted
  }

  /// How much a status weighs where several results are merged: 2 over 1 over 3 over 0.
  private var weight: Int {
    switch self {
    case .success: 0
    case .unknown: 1
    case .no: 2
    case .refused: 3
    default: 4
    }
  }

  /// The status of two results together.
  package func merged(with other: ExitStatus) -> ExitStatus {
    other.weight > weight ? other : self
  }
}
