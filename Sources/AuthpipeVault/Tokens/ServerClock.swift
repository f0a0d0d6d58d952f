/// The provider's clock, as it was asked for at one moment: what it says now is worked out from how
/// much time this machine counted since.
///
/// A token ends by the provider's clock. This machine's may be wrong, and be put right or wrong at
/// any time; so a token is never called ended because of what a clock did that can be set.
package struct ServerClock: Codable, Hashable, Sendable {
  /// Seconds since 1970 as the provider said.
  package let server: Int64
  /// When it was asked, which is before it answered: what is worked out is not too early.
  package let machine: MachineMoment

  package init(server: Int64, machine: MachineMoment) {
    self.server = server
    self.machine = machine
  }

  /// What the provider's clock says, as far as can be told without asking it.
  package enum Reading: Hashable, Sendable {
    case known(Int64)
    /// This machine's clocks tell different stories: the one was set, or the other stood still, as
    /// it does in a virtual machine that is paused.
    case unsure(earliest: Int64, latest: Int64)
  }

  /// Seconds by which the clocks may drift apart without a word.
  private static let tolerance: Int64 = 30

  /// What the provider's clock says at `now`; `isKept` tells whether something keeps this machine's
  /// clock right, and is asked only where nothing but that clock is left.
  package func reading(at now: MachineMoment, isKept: @autoclosure () -> Bool) -> Reading {
    let byWall = now.wall.subtracting(machine.wall)
    guard !now.boot.isEmpty, now.boot == machine.boot, now.uptime >= machine.uptime else {
      // Another machine, or started anew. A clock that went back since, or that nobody keeps right,
      // tells nothing: a machine without a battery begins anywhere.
      guard byWall >= 0, isKept() else { return .unsure(earliest: server, latest: .max) }
      return .known(server.adding(byWall))
    }
    let byUptime = now.uptime.subtracting(machine.uptime)
    guard byWall.subtracting(byUptime) > Self.tolerance else {
      return .known(server.adding(max(byWall, byUptime)))
    }
    return .unsure(earliest: server.adding(byUptime), latest: server.adding(byWall))
  }
}

extension Int64 {
  /// The sum, or the nearest number that there is: a clock can be set to anything.
  func adding(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other > 0 ? .max : .min) : sum
  }

  /// The difference, or the nearest number that there is.
  func subtracting(_ other: Int64) -> Int64 {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (other > 0 ? .min : .max) : difference
  }
}
