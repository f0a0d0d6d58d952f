import Figures
import Testing

/// Many processes at one vault.
@Suite struct CrowdTests {
  /// Prints the token and the client secret of one credential.
  private static let pair = """
    authpipe list >list || echo "list failed"
    authpipe get acme --json | sed -E 's/.*"access_token":"([^"]*)".*"client_secret":"([^"]*)".*/\\1 \\2/'
    """

  @Test func `sixteen processes write at once, and nothing is lost`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let rounds = Sample.isTorture ? 50 : 12
      let pairs = try home.writePairs(16 * rounds)
      try await home.bash(
        """
        authpipe connect bigcommerce acme --offline --api-url $url --from pair.1
        authpipe connect bigcommerce ledger --offline --api-url $url --from $file
        """)
      let crowd = Crowd(
        change: """
          case $((i % 4)) in
            0) echo "$p.$i"; authpipe set ledger --label "$p.$i=x" ;;
            2) authpipe connect bigcommerce acme --replace --offline --api-url $url \
                 --from "pair.$((p * \(rounds) - i + 1))" ;;
            *) echo "t$p/u$i"; authpipe connect bigcommerce "t$p/u$i" --offline --api-url $url \
                 --from $file ;;
          esac
          """,
        found: """
          authpipe list --json | grep -oE 't[0-9]+/u[0-9]+'
          authpipe show ledger --json | grep -oE '[0-9]+\\.[0-9]+":"x' | sed 's/".*//'
          """, pair: Self.pair, pairs: pairs)
      let outcome = try await crowd.gather(16, rounds: rounds, in: home)
      #expect(outcome.made + outcome.busy == 16 * rounds)
      try await check(outcome, in: home)
    }
  }

  @Test func `eight processes rotate one connection, and each version is one rotation`()
    async throws
  {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      // All their versions are remembered, for which there is no room without end.
      let rounds = Sample.isTorture ? 40 : 3
      let pairs = try home.writePairs(8 * rounds + 1)
      try await home.bash(
        "authpipe connect bigcommerce acme --offline --api-url $url --from pair.\(pairs.count)")
      let crowd = Crowd(
        // Whoever finds another's rotation under way is told so, and tries again.
        change: """
          until said=$(authpipe rotate acme --from "pair.$(((p - 1) * \(rounds) + i))" --json); do
            status=$?
            tail -n 1 "words.$p" | grep -qE 'rotation_pending|nothing_pending|changed_meanwhile|too_many_versions' || return $status
            ! grep -q too_many_versions "words.$p" || authpipe rotate acme --retire --yes 2>/dev/null
            echo >>overtaken; sleep 0.$((RANDOM % 5 + 1))
          done
          echo "$said" | grep -oE '"version":[0-9]+' | tail -n 1
          """,
        found: """
          authpipe show acme --json | grep -oE '"versions":.*' | grep -oE '"version":[0-9]+' |
            sort -u | grep -vx '"version":1'
          """, pair: Self.pair, pairs: pairs)
      let outcome = try await crowd.gather(8, rounds: rounds, in: home)
      #expect(outcome.made + outcome.busy == 8 * rounds)
      try await check(outcome, in: home)
      let overtaken = try await home.bash("cat overtaken 2>/dev/null | wc -l").stdout
      Figures.add("rotations that were overtaken and tried again", Int(overtaken.dropLast()) ?? 0)
    }
  }

  private func check(_ outcome: CrowdOutcome, in home: TemporaryHome) async throws {
    #expect(outcome.lost == [])
    #expect(outcome.mixed == [])
    #expect(outcome.impatient == 0)
    #expect(outcome.read > 0)
    let words = try await home.bash("cat words.*").stdout
    #expect(outcome.failures == [], "\(words.suffix(2_000))")
    Figures.add("changes by processes side by side", outcome.made)
    Figures.add("changes that were lost", outcome.lost.count)
    Figures.add("changes that took more than 5 s", outcome.slow)
    Figures.add("changes given up as busy, after 10 s", outcome.busy)
    Figures.add("pairs read meanwhile", outcome.read)
    Figures.add("pairs read meanwhile that were mixed", outcome.mixed.count)
  }

  @Test func `processes that read first and write then are found to lose changes`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      try await home.bash("echo 'one one' >pair; touch ledger")
      let crowd = Crowd(
        change: """
          [ $i -ne 2 ] || return 75
          before=$(cat ledger); printf '%s\\n' "$before" "$p.$i" >ledger; echo "$p.$i"
          printf one >pair; [ $((i % 2)) = 0 ] || sleep 0.01; echo ' one' >>pair
          """, found: "cat ledger", pair: "cat pair", pairs: ["one one"])
      let outcome = try await crowd.gather(16, rounds: 12, in: home)
      #expect(outcome.lost.count > 0)
      #expect(outcome.mixed.count > 0)
      #expect(outcome.impatient == 16)
      Figures.add("control: changes that careless processes lost", outcome.lost.count)
    }
  }
}
