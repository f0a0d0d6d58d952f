import BigCommerceSandbox
import Foundation
import Testing

@Suite(
  .enabled("time namespaces are not permitted") { try await Machine.canShiftUptime() })
struct TokenClockTests {
  private static let token = "authpipe token acme --cors https://a.b"

  @Test func `a token is renewed once a fifth of its life is left`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash(Self.token).exit == 0)
      let early = try await home.later(2_850, Self.token)
      #expect(early == Outcome(stdout: home.minted[0].value + "\n"))
      #expect(home.minted.count == 1)
      let due = try await home.later(2_900, Self.token)
      #expect(home.minted.count == 2)
      #expect(due == Outcome(stdout: home.minted[1].value + "\n"))
      // The old one is remembered until it ends, by BigCommerce's clock.
      let list = try await home.later(2_900, "authpipe token list acme")
      #expect(list.stdout.components(separatedBy: "storefront").count == 3)
      #expect(list.stdout.contains(" due\n") && list.stdout.contains(" live\n"))
      #expect(try await home.later(6_000, Self.token).stdout == home.minted[2].value + "\n")
      let rest = try await home.later(6_000, "authpipe token list acme")
      #expect(rest.stdout.components(separatedBy: "storefront").count == 3)
    }
  }

  @Test func `a clock that jumps makes no live token ended, and none is minted for it`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash(Self.token).exit == 0)
      let first = Outcome(stdout: home.minted[0].value + "\n")
      // Ahead by more than its whole life: BigCommerce knows better.
      for jump in [3_000, 100_000] {
        #expect(try await home.later(jump, Self.token, atBigCommerceToo: false) == first)
        // Once it was asked that is known, and nobody has to be asked again.
        await home.sandbox.stop()
        #expect(try await home.later(jump, Self.token, atBigCommerceToo: false) == first)
        try await home.sandbox.start()
        // And back again.
        #expect(try await home.bash(Self.token) == first)
      }
      #expect(home.minted.count == 1)
    }
  }

  @Test func `a token ends by BigCommerce's clock, wherever this machine's stands`() async throws {
    for shift in [-1_000_000.0, 1_000_000] {
      try await TemporaryHome.lend { home in
        try await home.connect("acme")
        try home.sandbox.shiftClock(of: "abc123", by: shift)
        #expect(try await home.bash(Self.token).exit == 0)
        let token = try #require(home.minted.first)
        let now = Int(Date().timeIntervalSince1970 + shift)
        #expect((3_500...3_600).contains(token.expiresAt - now))
        #expect(try await home.bash(Self.token).stdout == token.value + "\n")
        #expect(home.minted.count == 1)
      }
    }
  }

  @Test func `check renews what is due and in use, and nothing else`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      #expect(try await home.bash(Self.token).exit == 0)
      #expect(try await home.later(1_000, "authpipe check -q") == Outcome())
      #expect(home.minted.count == 1)
      #expect(try await home.later(2_900, "authpipe check -q --due") == Outcome())
      #expect(home.minted.count == 2)
      let renewed = try await home.later(2_900, Self.token)
      #expect(renewed == Outcome(stdout: home.minted[1].value + "\n"))
      // It was used just now, so it is renewed once more, and then nobody wants it.
      #expect(try await home.later(5_800, "authpipe check -q --due") == Outcome())
      #expect(home.minted.count == 3)
      #expect(try await home.later(8_700, "authpipe check -q --due") == Outcome())
      #expect(home.minted.count == 3)
    }
  }
}
