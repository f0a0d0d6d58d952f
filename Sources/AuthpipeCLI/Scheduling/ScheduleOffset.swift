internal import AuthpipeKit
internal import Glibc

/// By how many minutes cron's moments are moved: the same for a user of a machine at any time, and
/// another for others, so that not all of them ask BigCommerce in the same second.
enum ScheduleOffset {
  static func minutes(machine: String, user: uid_t) -> Int {
    let digest = Array("\(machine) \(user)".utf8).withUnsafeBytes(Hash.sha256)
    return (Int(digest[0]) << 8 | Int(digest[1])) % 1_440
  }

  static func here() -> Int {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return minutes(machine: host, user: geteuid())
  }
}
