internal import AuthpipeVault
internal import CSystem
internal import Glibc

extension Context {
  /// What this machine's clocks say.
  var moment: MachineMoment {
    var uptime = timespec()
    // With the time asleep: a token does not rest meanwhile.
    clock_gettime(CLOCK_BOOTTIME, &uptime)
    return MachineMoment(wall: now, boot: Self.boot, uptime: Int64(uptime.tv_sec))
  }

  /// The kernel's random name for this start of the machine; empty where there is none.
  private static var boot: String {
    let descriptor = authpipe_open(
      "/proc/sys/kernel/random/boot_id", O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return "" }
    return String(decoding: bytes[..<count].prefix { $0 > 0x20 }, as: UTF8.self)
  }
}
