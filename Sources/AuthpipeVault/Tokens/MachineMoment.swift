/// What this machine's clocks said at one moment.
package struct MachineMoment: Codable, Hashable, Sendable {
  /// Seconds since 1970, by the clock that people and programs can set.
  package let wall: Int64
  /// The kernel's name for the time since the machine was started; empty where it gave none.
  package let boot: String
  /// Seconds since the machine was started, which nobody can set; sleep counts.
  package let uptime: Int64

  package init(wall: Int64, boot: String, uptime: Int64) {
    self.wall = wall
    self.boot = boot
    self.uptime = uptime
  }
}
