import Foundation
import Testing

@Suite struct PrivacyTests {
  @Test func `under umask 000 a whole life leaves nothing that others may touch`() async throws {
    try await TemporaryHome.lend { home in
      _ = try home.addAccount()
      let life = try await home.bash(
        """
        umask 000
        set -e
        authpipe connect bigcommerce acme --api-url $url --from $file
        authpipe connect bigcommerce acme/other --offline --api-url $url --from $file
        authpipe list; authpipe show acme; authpipe get acme; authpipe check || true
        authpipe rotate acme --from Downloads/abc123-2/*-2.txt
        echo secret | authpipe set acme webhook_secret --from - --label a=b
        authpipe vault slot add key --to second-key
        authpipe vault slot add recovery >/dev/null
        authpipe vault rekey --all --drop-slot recovery --key-for key-2=second-key
        authpipe vault backup backup
        authpipe disconnect acme --yes
        authpipe vault restore backup
        authpipe vault init --force-new --vault other/vault --key-file other/key
        authpipe vault verify; authpipe log >/dev/null; authpipe doctor --offline >/dev/null
        """)
      #expect(life.exit == 0, "\(life.stderr)")
      let kept = try await home.bash("find . -path ./Downloads -prune -o -type f -print | sort")
        .stdout
      let count = kept.split(separator: "\n").count
      #expect(
        count == 9,
        "vault, key, newest generation; second key, backup, replaced vault; others: \(kept)")
      let open = try await home.bash(
        "find . -mindepth 1 -path ./Downloads -prune -o -perm /077 -print")
      #expect(open == Outcome())
    }
  }

  @Test func `a sandbox's credentials files are its owner's alone`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        umask 000; mkdir -m 700 files
        authpipe sandbox --directory files >said 2>&1 & running=$!
        for _ in $(seq 200); do grep -q ^store said && break; sleep 0.05; done
        kill $running; wait $running
        find files -type f | wc -l; find files -perm /077
        """)
      #expect(outcome.stdout == "1\n")
    }
  }
}
