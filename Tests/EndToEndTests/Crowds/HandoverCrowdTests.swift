import BigCommerceSandbox
import Foundation
import Testing

/// Several commands that would make the webhooks of one connection.
@Suite struct HandoverCrowdTests {
  @Test func `side by side they make each webhook once`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      try await home.connect("acme")
      for number in 1...5 {
        try home.sandbox.addWebhook(
          event: "store/order/created", destination: "https://h.example/\(number)", headers: [:],
          isActive: true, account: 1, of: "abc123")
      }
      let file = try home.addAccount()
      try #require(
        await home.bash(
          "authpipe rotate acme --from $second --webhooks ignore", environment: ["second": file]
        ).exit == 0)

      let crowd = try await home.bash(
        """
        for one in 1 2 3 4 5 6; do
          { authpipe rotate acme --webhooks recreate 2>>words; echo $?; } &
        done
        wait; cat words >&2
        """)

      let ends = crowd.stdout.split(separator: "\n").map(String.init)
      #expect(ends.count == 6)
      #expect(ends.contains("0"), "\(crowd.stderr)")
      #expect(ends.allSatisfy { $0 == "0" || $0 == "75" }, "\(crowd.stderr)")
      let told = crowd.stderr.components(separatedBy: "another process is making the webhooks")
      #expect(told.count - 1 == ends.filter { $0 == "75" }.count)
      let owner = home.sandbox.accounts(of: "abc123")[1].clientID
      let made = home.sandbox.webhooks(of: "abc123").filter { $0.clientID == owner }
      #expect(made.map(\.destination).sorted() == (1...5).map { "https://h.example/\($0)" })
    }
  }

  @Test func `while another is at it one ends at once, and looking is for everybody`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let file = try home.addAccount()
      let outcome = try await home.bash(
        """
        authpipe rotate acme --from $second --webhooks recreate 2>/dev/null; echo $?
        cat >hold.py <<'END'
        import fcntl, sys
        file = open(sys.argv[1], "r+b")
        fcntl.flock(file, fcntl.LOCK_EX)
        print("held", flush=True)
        sys.stdin.read()
        END
        mkfifo end; python3 hold.py "$(find "$HOME" -path '*.handovers/*')" <end >held & exec 3>end
        until [ -s held ]; do sleep 0.01; done
        authpipe rotate acme --webhooks recreate; echo $?
        authpipe rotate acme --webhooks list 2>/dev/null; echo $?
        exec 3>&-; wait
        authpipe rotate acme --webhooks recreate 2>/dev/null; echo $?
        """, environment: ["second": file])
      #expect(outcome.stdout == "0\n75\n0\n0\n", "\(outcome.stderr)")
      #expect(outcome.stderr.contains("another process is making the webhooks of 'acme'"))
    }
  }
}
