import AuthpipeKit
import Testing

@Suite struct VerdictTests {
  private static let store = StoreProfile(id: "abc123")

  /// Every finding with the verdict that design section 7 gives it, in the order of the codes.
  private static let table: [(Finding, Verdict)] = [
    (.storeAnswered(store), .healthy),
    (.storeDetailsNotReadable, .healthy),
    (.planLimit, .healthy),
    (.scopesAbsent([]), .limited),
    (.tokenUnknown, .rejected),
    (.otherStore(store), .wrongStore),
    (.notBoundToStore, .wrongStore),
    (.storeUnavailable(status: 503), .suspended),
    (.rateLimited(status: 429, retryAfter: nil), .throttled),
    (.platformFault(status: 502), .unreachable),
    (.noAnswer(.nameNotResolved), .unreachable),
    (.tokenGarbled, .inconclusive),
    (.redirected(status: 301), .inconclusive),
    (.notAnAPIAnswer(status: 200, contentType: nil), .inconclusive),
    (.unexpected(status: 404, title: nil), .inconclusive),
    (.notAsked, .unverified),
  ]

  @Test func `every finding has its number and its verdict`() {
    #expect(Self.table.map(\.0.code) == Array(1...16))
    #expect(Self.table.map(\.0.verdict) == Self.table.map(\.1))
    #expect(Set(Self.table.map(\.1)) == Set(Verdict.allCases))
  }

  @Test func `verdicts have the numbers and names that the vault and users know`() {
    #expect(
      Verdict.allCases.map { "\($0.rawValue) \($0.name)" } == [
        "1 healthy", "2 limited", "3 rejected", "4 wrong-store", "5 suspended", "6 throttled",
        "7 unreachable", "8 inconclusive", "9 unverified",
      ])
  }

  @Test func `a verdict is known when it says something about the credential`() {
    #expect(Verdict.allCases.filter(\.isKnown) == [.healthy, .limited, .rejected, .wrongStore])
  }

  @Test func `only an accepted credential earns a grant`() {
    for (finding, verdict) in Self.table {
      let grant = Grant(ProbeResult(finding: finding, httpStatus: nil, duration: .zero))
      #expect((grant != nil) == (verdict == .healthy || verdict == .limited), "\(verdict)")
    }
    #expect(Grant.unverified.result == nil)
    #expect(Grant.unverified.store == nil)
  }

  @Test func `a grant brings the store's details where the answer did`() throws {
    let answered = ProbeResult(
      finding: .storeAnswered(Self.store), httpStatus: 200, duration: .seconds(1))
    #expect(try #require(Grant(answered)).store == Self.store)
    let silent = ProbeResult(
      finding: .storeDetailsNotReadable, httpStatus: 200, duration: .seconds(1))
    #expect(try #require(Grant(silent)).store == nil)
  }
}
