internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Where the processes that want a token of one recipe meet: a file of that name beside the
/// vault's state, which holds no secret and says nothing of whose token it is.
///
/// Who holds its lock mints; its time of change says whether a token was handed out since it was
/// minted; its text when minting failed last.
struct MintingPlace {
  /// After a failure the next try waits so long, or a twentieth of the token's life where that is
  /// shorter: whoever is handed a token that works still should not wait for the network each time.
  private static let longestRest: Int64 = 30

  private let path: String?

  init(vaultID: [UInt8], mark: String, in stateDirectory: String?) {
    path = stateDirectory.map { "\($0)/\(vaultID.hexadecimal).tokens/\(mark)" }
  }

  /// The lock in hand. Where there can be none everybody has a turn: a token too many is better
  /// than none.
  struct Turn {
    fileprivate let lock: FileLock?
  }

  /// Takes the lock, or gives nil where another process has it.
  func take() -> Turn? {
    do {
      return Turn(lock: try path.flatMap { try FileLock.take($0) })
    } catch {
      return nil
    }
  }

  /// Takes the lock, waiting for it as long as `patience` says.
  func take(waiting patience: Duration) async -> Turn? {
    let end = ContinuousClock.now + patience
    while true {
      if let turn = take() { return turn }
      guard ContinuousClock.now < end, !Task.isCancelled else { return nil }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Notes that a token was handed out. Failing to is no failure of that.
  func noteUse() {
    guard let path else { return }
    utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW)
  }

  /// Notes that nobody was handed the newest token yet.
  func noteUnused() {
    guard let path else { return }
    let never = [timespec(), timespec()]
    utimensat(AT_FDCWD, path, never, AT_SYMLINK_NOFOLLOW)
  }

  /// Whether somebody was handed the newest token on this machine.
  var wasUsed: Bool {
    guard let path else { return false }
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mtim.tv_sec > 0
  }

  /// Notes in `turn` that minting failed at `moment`, or, where it is nil, that it succeeded.
  func noteFailure(at moment: MachineMoment?, in turn: Turn) {
    guard let file = turn.lock?.descriptor, ftruncate(file, 0) == 0, let moment else { return }
    let text = Array("\(moment.boot) \(moment.uptime)\n".utf8)
    _ = pwrite(file, text, text.count, 0)
  }

  /// How many seconds ago minting failed last, since when nothing succeeded; nil where it did not.
  func sinceFailure(at now: MachineMoment) -> Int64? {
    guard let path else { return nil }
    let descriptor = authpipe_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 96)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let words = String(decoding: bytes[..<count], as: UTF8.self)
      .split { $0 == " " || $0 == "\n" }
    guard words.count == 2, words[0] == now.boot, let uptime = Int64(words[1]), uptime <= now.uptime
    else { return nil }
    return now.uptime - uptime
  }

  /// Whether minting failed so lately that a token of `lifetime` seconds is not worth another try.
  func isResting(at now: MachineMoment, lifetime: Int64) -> Bool {
    sinceFailure(at: now).map { $0 < min(Self.longestRest, lifetime / 20) } ?? false
  }
}
