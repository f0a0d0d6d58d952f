/// How long to wait before asking again.
///
/// Never the same for everybody: a thousand checks that broke together would come back together.
package struct Backoff: Sendable {
  /// The shortest wait, and the first one after a broken exchange.
  static let shortest = Duration.milliseconds(500)
  /// A server that stays down for longer than some seconds stays down for the probe.
  private static let longest = Duration.seconds(8)

  /// A number from 0 up to 1.
  private let chance: @Sendable () -> Double

  /// Waits that vary by `chance`, a number from 0 up to 1.
  package init(chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }) {
    self.chance = chance
  }

  /// The wait after so many broken exchanges: twice as long each time, and up to half as much more.
  func wait(afterBroken count: Int) -> Duration {
    let doubled = Self.shortest * (1 << min(count - 1, 8))
    return min(doubled, Self.longest) * (1 + chance() / 2)
  }

  /// The wait after a rate limit that said when to come back: never less, up to a tenth more.
  func wait(until refilled: Duration) -> Duration {
    max(refilled, Self.shortest) * (1 + chance() / 10)
  }
}
