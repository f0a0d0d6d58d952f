import AuthpipeKit
import Testing

@Suite struct RenewalTests {
  private static let day: Int64 = 86_400
  private static let made: Int64 = 1_700_000_000

  @Test func `without a rule there is nothing to renew`() {
    #expect(Renewal(expiresAt: nil, rotateEvery: nil, since: Self.made) == nil)
  }

  @Test func `the earlier of two rules counts`() throws {
    let span = 90 * Self.day
    let age = try #require(Renewal(expiresAt: nil, rotateEvery: span, since: Self.made))
    #expect(age.at == Self.made + span && age.reason == .rotation)
    let date = try #require(
      Renewal(expiresAt: Self.made + 1, rotateEvery: span, since: Self.made))
    #expect(date.at == Self.made + 1 && date.reason == .expiry)
    let late = try #require(
      Renewal(expiresAt: Self.made + span + 1, rotateEvery: span, since: Self.made))
    #expect(late == age)
  }

  @Test func `it is due within two weeks and overdue from its time on`() throws {
    let renewal = try #require(
      Renewal(expiresAt: Self.made, rotateEvery: nil, since: 0))
    #expect(renewal.standing(at: Self.made - 14 * Self.day - 1) == .later)
    #expect(renewal.standing(at: Self.made - 14 * Self.day) == .due)
    #expect(renewal.standing(at: Self.made - 1) == .due)
    #expect(renewal.standing(at: Self.made) == .overdue)
  }

  @Test func `no number is too large`() throws {
    let never = try #require(Renewal(expiresAt: nil, rotateEvery: .max, since: Self.made))
    #expect(never.at == .max && never.standing(at: .min) == .later)
  }
}
