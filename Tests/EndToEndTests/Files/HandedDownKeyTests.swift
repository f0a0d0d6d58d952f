import Testing

@Suite(
  .enabled("needs root, to become somebody else who can reach the programs") {
    try await Machine.canBecomeNobody()
  })
struct HandedDownKeyTests {
  /// Opens a file to the user 65534 by an access list, as systemd does; its mode is 0440 then.
  private static let list = """
    import os, struct
    entries = [(1, 4, -1), (2, 4, 65534), (4, 0, -1), (16, 4, -1), (32, 0, -1)]
    packed = b"".join(struct.pack("<HHi", *entry) for entry in entries)
    os.setxattr("c/key", "system.posix_acl_access", struct.pack("<I", 2) + packed)
    """

  /// What is done to the folder and its file, whether the folder is named as the service's, and
  /// how `get` ends.
  static let places: [(String, Bool, Int32, String)] = [
    ("true", true, 0, ""),
    ("rm c/key; cp $key c; chown 65534 c/key", true, 0, ""),
    ("true", false, 78, "belongs to another user (uid 0)"),
    ("chown 12345 c/key", true, 78, "belongs to another user (uid 12345)"),
    ("chmod o+r c/key", true, 78, "can be read by others"),
    ("chmod g+w c/key", true, 78, "can be written by others"),
    ("chmod 777 c", true, 78, "belongs to another user (uid 0)"),
    ("chown 12345 c", true, 78, "belongs to another user (uid 0)"),
    ("mkdir c/below; mv c/key c/below; ln -s below/key c/key", true, 78, "is a symbolic link"),
  ]

  @Test(arguments: places)
  func `a credential of systemd's that an access list opens is read, and no other file of root's`(
    preparation: String, isNamed: Bool, exit: Int32, words: String
  ) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let script = """
        set -e
        mkdir c; mount -t tmpfs none c; chmod 755 . c
        cp $key c/key; chmod 400 c/key; python3 -c '\(Self.list)'; test $(stat -c %a c/key) = 440
        chmod 755 .local .local/share .local/share/authpipe; chmod 644 $vault
        \(preparation)
        \(isNamed ? "export CREDENTIALS_DIRECTORY=$PWD/c" : "")
        exec $nobody authpipe get acme --vault $vault --key-file $PWD/c/key
        """
      try await home.bash("cat >script", input: script)
      let outcome = try await home.bash("unshare -m bash script")
      #expect(outcome.exit == exit, "\(outcome)")
      #expect(outcome.stdout == (exit == 0 ? home.token() + "\n" : ""))
      #expect(outcome.stderr.contains(words))
    }
  }
}
