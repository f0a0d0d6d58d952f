import AuthpipeKit
import Testing

@testable import AuthpipeVault

/// What the provider's clock is taken to say, whatever happens to this machine's.
@Suite struct ServerClockTests {
  private static let start = MachineMoment(wall: 5_000, boot: "one", uptime: 100)
  private let clock = ServerClock(server: 9_000, machine: start)

  private func reading(
    wall: Int64, boot: String = "one", uptime: Int64, isKept: Bool = true
  ) -> ServerClock.Reading {
    clock.reading(at: MachineMoment(wall: wall, boot: boot, uptime: uptime), isKept: isKept)
  }

  @Test func `both clocks that agree are believed, the later one where they drift`() {
    #expect(reading(wall: 5_000, uptime: 100) == .known(9_000))
    #expect(reading(wall: 5_060, uptime: 160) == .known(9_060))
    #expect(reading(wall: 5_080, uptime: 160) == .known(9_080))
    #expect(reading(wall: 5_050, uptime: 160) == .known(9_060))
  }

  @Test func `a clock that was set back changes nothing`() {
    #expect(reading(wall: 0, uptime: 160) == .known(9_060))
    #expect(reading(wall: .min, uptime: 160) == .known(9_060))
  }

  @Test func `a clock that was set forward is not believed, and neither is the other`() {
    #expect(reading(wall: 5_091, uptime: 160) == .unsure(earliest: 9_060, latest: 9_091))
    #expect(reading(wall: .max, uptime: 160) == .unsure(earliest: 9_060, latest: .max))
  }

  @Test func `on another machine, or after a start, there is only the clock that can be set`() {
    #expect(reading(wall: 5_060, boot: "two", uptime: 7) == .known(9_060))
    #expect(reading(wall: 5_060, boot: "", uptime: 160) == .known(9_060))
    #expect(reading(wall: 4_999, boot: "two", uptime: 7) == .unsure(earliest: 9_000, latest: .max))
    for wall in [Int64.min, 4_999, 5_060, 1_000_000, .max] {
      #expect(
        reading(wall: wall, boot: "two", uptime: 7, isKept: false)
          == .unsure(earliest: 9_000, latest: .max))
    }
    #expect(reading(wall: 5_060, uptime: 160, isKept: false) == .known(9_060))
    // A time namespace has the name of the machine's start and another count.
    #expect(reading(wall: 5_060, uptime: 99) == .known(9_060))
  }

  @Test func `a token is fresh until a fifth of its life is left, and live until its end`() {
    let token = MintedToken(
      recipe: TokenRecipe(kind: .storefront, channels: [1], lifetime: 100), fingerprint: "f",
      mintedAt: 1_000, expiresAt: 1_100, credential: 1)
    #expect(token.standing(at: .known(1_000)) == .fresh)
    #expect(token.standing(at: .known(1_079)) == .fresh)
    #expect(token.standing(at: .known(1_080)) == .due)
    #expect(token.standing(at: .known(1_099)) == .due)
    #expect(token.standing(at: .known(1_100)) == .ended)
    #expect(token.standing(at: .known(.max)) == .ended)
    #expect(token.standing(at: .known(.min)) == .fresh)
    #expect(token.standing(at: nil) == .unsure(mayLive: true))
    #expect(token.standing(at: .unsure(earliest: 1_000, latest: 1_079)) == .fresh)
    #expect(token.standing(at: .unsure(earliest: 1_000, latest: .max)) == .unsure(mayLive: true))
    #expect(token.standing(at: .unsure(earliest: 1_100, latest: .max)) == .unsure(mayLive: false))
  }

  @Test(arguments: [Int64.min, -86_400, -31, 0, 31, 86_400, 1_000_000_000, .max])
  func `no jump of a clock that can be set ends a live token`(jump: Int64) {
    let token = MintedToken(
      recipe: TokenRecipe(kind: .private, channels: [1], lifetime: 3_600), fingerprint: "f",
      mintedAt: 9_000, expiresAt: 12_600, credential: 1)
    for elapsed in [Int64(0), 60, 2_879, 2_880, 3_599] {
      let (wall, overflows) = (5_000 + elapsed).addingReportingOverflow(jump)
      let standing = token.standing(
        at: reading(wall: overflows ? (jump > 0 ? .max : .min) : wall, uptime: 100 + elapsed))
      #expect(standing != .ended && standing != .unsure(mayLive: false))
    }
    // And none makes a dead one live.
    let (wall, overflows) = Int64(8_600).addingReportingOverflow(jump)
    let dead = token.standing(
      at: reading(wall: overflows ? (jump > 0 ? .max : .min) : wall, uptime: 3_700))
    #expect(dead == .ended || dead == .unsure(mayLive: false))
  }
}
