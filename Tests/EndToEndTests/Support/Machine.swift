import CSystem
import Foundation

/// What this machine lets the tests do. What it does not is skipped, and counted as skipped.
enum Machine {
  static var isRoot: Bool { geteuid() == 0 }

  /// Whether the kernel has a keyring for this user, and permits its use.
  static let hasKeyring = authpipe_keyring_put("authpipe-tests:probe", "x", 1, 1) == 0

  /// Whether system calls can be traced: strace is there, and ptrace is permitted.
  static func canTrace() async throws -> Bool {
    try await succeeds("strace -f -o /dev/null true")
  }

  /// Whether file systems can be mounted, in a mount namespace of one's own.
  static func canMount() async throws -> Bool {
    try await succeeds("unshare -m sh -c 'mount -t tmpfs none /mnt'")
  }

  /// Whether there can be a network of one's own, in which names and certificates are anybody's.
  static func canHaveNetwork() async throws -> Bool {
    try await succeeds("unshare -mn sh -c 'ip link set lo up && mount --bind /dev/null /etc/hosts'")
  }

  /// Whether a process can have another count of the time since the machine was started.
  static func canShiftUptime() async throws -> Bool {
    try await succeeds("unshare -T --boottime 1000 --fork true")
  }

  /// Whether another user can be taken on, who can reach the programs that were built.
  static func canBecomeNobody() async throws -> Bool {
    try await succeeds("\(TemporaryHome.asNobody) '\(BuiltPrograms.authpipe)' --version")
  }

  /// Whether `script` ends with success.
  static func succeeds(_ script: String) async throws -> Bool {
    let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    return try await Program.run("/bin/sh", ["-c", script], environment: environment).exit == 0
  }
}
