import Foundation
import Testing

@Suite(
  .enabled("needs root, and systemd in namespaces of its own") {
    try await Machine.canBecomeNobody() ? ServiceManager.canRun() : false
  })
struct ServiceTests {
  @Test func `a service gets its key from systemd, as the manual says, and nobody else does`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      var service = try ManualPage("authpipe-vault.1").recipes("systemd")[1]
      for (place, other) in [
        ("[Service]", ServiceManager.once), ("User=shop", "User=nobody"),
        ("/etc/authpipe-key.cred", "\(home.path)/key.cred"),
        ("/usr/local/bin/authpipe", BuiltPrograms.authpipe), ("/srv/vault.sqlite", home.vault),
      ] {
        #expect(service.contains(place))
        service = service.replacingOccurrences(of: place, with: other)
      }
      let outcome = try await ServiceManager.run(
        service,
        after: """
          chmod 755 . .local .local/share .local/share/authpipe; chmod 644 '\(home.vault)'
          systemd-creds encrypt --with-key=host --name=authpipe-key '\(home.keyFile)' key.cred 2>&1
          rm '\(home.keyFile)'
          """, in: home.path)
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("acme"), "\(outcome.stderr)")
    }
  }

  @Test(.enabled(if: Machine.hasKeyring, "the kernel has no keyring, or forbids it"))
  func `a service without a keyring of its own finds its user's unlocked vault`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.bash("authpipe vault unlock; rm $key")
      for mode in ["inherit", "private", "shared"] {
        try await home.bash("rm -f output words")
        let outcome = try await ServiceManager.run(
          """
          \(ServiceManager.once)
          KeyringMode=\(mode)
          ExecStart=\(BuiltPrograms.authpipe) get acme --vault \(home.vault)
          """, after: "", in: home.path)
        #expect(outcome.stdout == home.token() + "\n", "\(mode): \(outcome.stderr)")
      }
      try await home.authpipe("vault", "lock")
    }
  }

  @Test func `a credential that is open to one user by an access list is taken, and no other`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let list = """
        import os, struct
        entries = [(1, 4, -1), (2, 4, 65534), (4, 0, -1), (16, 4, -1), (32, 0, -1)]
        packed = b"".join(struct.pack("<HHi", *entry) for entry in entries)
        os.setxattr("/run/credentials/x/key", "system.posix_acl_access", struct.pack("<I", 2) + packed)
        """
      let script = """
        set -e
        mount -t tmpfs none /run; mkdir -p -m 755 /run/credentials/x
        cp $key /run/credentials/x/key; chmod 400 /run/credentials/x/key
        chmod 755 . .local .local/share .local/share/authpipe; chmod 644 $vault
        get="$nobody authpipe get acme --vault $vault --key-file /run/credentials/x/key"
        $get || echo $?
        python3 -c '\(list)'
        $get
        chmod o+r /run/credentials/x/key
        $get || echo $?
        """
      try await home.bash("cat >script", input: script)
      let outcome = try await home.bash("unshare -m bash script")
      #expect(outcome.stdout == "77\n\(home.token())\n78\n", "\(outcome.stderr)")
    }
  }
}
