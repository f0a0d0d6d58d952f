import BigCommerceSandbox
import Foundation
import Testing

@Suite struct ProcessListTests {
  /// What was seen in the process list.
  struct Sightings: Sendable {
    var secrets: Set<String> = []
    var verbs: Set<String> = []
  }

  @Test func `the process list never shows a secret`() async throws {
    try await TemporaryHome.lend { home in
      _ = try home.addAccount()
      try Data("whsec-in-a-file\n".utf8).write(to: URL(fileURLWithPath: "\(home.path)/webhook"))
      try Data("correct horse battery\n".utf8).write(
        to: URL(fileURLWithPath: "\(home.path)/passphrase"))
      let canary = "canary-\(UUID().uuidString)"
      let secrets = Secrets(of: [home.account(1), home.account(2)])
      let watched = secrets.values + ["whsec-in-a-file", "correct horse battery", canary]
      let watch = watch(for: Secrets(watched + ["AUTHPIPE-KEY-1"]))

      // 507 is a healthy answer as well, though one that tells a rotation nothing of scopes.
      let slow = SandboxAnswer(status: 507, delay: .milliseconds(300))
      try home.sandbox.force(slow, times: 2, of: "abc123")
      let outcome = try await home.bash(
        """
        set -e
        authpipe connect bigcommerce acme --api-url $url --from $file
        authpipe check
        authpipe api acme v2/store
        authpipe api acme v3/hooks --data @webhook || test $? = 1
        authpipe rotate acme --from Downloads/abc123-2/*-2.txt
        authpipe set acme webhook_secret --from - <webhook
        authpipe vault slot add passphrase --from passphrase
        cp $key k; rm $key; export AUTHPIPE_KEY_COMMAND='cat k'
        for _ in 1 2 3 4 5 6 7 8; do authpipe get acme; authpipe get acme --json; done
        bash -c 'sleep 0.3' \(canary)
        """)
      #expect(outcome.exit == 0)
      watch.cancel()
      let seen = await watch.value
      #expect(seen.verbs.isSuperset(of: ["connect", "check", "rotate"]))
      // The canary shows that a secret would have been seen.
      #expect(seen.secrets == [canary])
    }
  }

  @Test(.enabled(if: Machine.isRoot, "only root reads another process's environment"))
  func `the key is gone from the environment once it was read`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let key = try await home.bash("tail -n 1 $key && rm $key").stdout
        .trimmingCharacters(in: .newlines)
      try home.sandbox.force(
        SandboxAnswer(status: 507, delay: .milliseconds(700)), of: "abc123")
      async let checked = home.authpipe("check", environment: ["AUTHPIPE_KEY": key])
      let number = try await ProcessTable.process(in: home.path, naming: "check")
      // The request goes out after the vault was opened.
      while home.sandbox.requestCount < 2, kill(number, 0) == 0 {
        try await Task.sleep(for: .milliseconds(5))
      }
      let environment = try #require(ProcessTable.contents("\(number)/environ"))
      #expect(environment.range(of: Data("HOME=\(home.path)".utf8)) != nil)
      #expect(environment.range(of: Data("AUTHPIPE-KEY-1".utf8)) == nil)
      #expect(try await checked.exit == 0)
    }
  }

  private func watch(for secrets: Secrets) -> Task<Sightings, Never> {
    Task {
      var sightings = Sightings()
      while !Task.isCancelled {
        for line in ProcessTable.commandLines where !line.isEmpty {
          sightings.secrets.formUnion(secrets.found(in: line))
          for verb in ["connect", "check", "rotate"] where line.range(of: Data(verb.utf8)) != nil {
            sightings.verbs.insert(verb)
          }
        }
        try? await Task.sleep(for: .milliseconds(5))
      }
      return sightings
    }
  }
}
