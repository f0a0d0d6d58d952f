import Figures
import Testing

/// A real disk, so small that it fills up.
@Suite(.enabled("file systems cannot be mounted here") { try await Machine.canMount() })
struct FullDiskTests {
  /// What was claimed to be on a disk that is full now, and what is there.
  private struct Filled {
    var made: Set<String> = []
    var found: Set<String> = []
    /// How the command ended that found no room, and how it ended when there was some again.
    var refused = ""
    var again = ""
  }

  private static let connect =
    "authpipe connect bigcommerce t$i --offline --api-url $url --from $file"

  @Test(arguments: [64, 192, 320])
  func `a disk that fills up loses nothing, and the command says so`(size: Int) async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let filled = try await fill(
        size, in: home, making: Self.connect,
        finding: """
          for name in $(authpipe list --json | grep -oE '"t[0-9]+"' | tr -d '"'); do
            [ "$(authpipe get $name)" = \(home.token()) ] && echo $name
          done
          """)
      #expect(filled.made == filled.found)
      #expect(filled.refused == "exit 74 authpipe: error: the disk is full")
      // A vault and the journal of a change to it need more than the smallest has.
      #expect(filled.made.isEmpty == (size == 64))
      #expect(filled.again == (size == 64 ? "exit 74" : "exit 0"))
      Figures.add("connections stored until a disk was full", filled.made.count)
    }
  }

  @Test func `a program that looks at no error is found to lose what it claims`() async throws {
    try await TemporaryHome.lend(quota: TemporaryHome.endless) { home in
      let filled = try await fill(
        64, in: home, making: "printf '%-4095s\\n' t$i >.local/t$i || true",
        finding: "for file in .local/t*; do read name <$file && echo $name; done")
      #expect(filled.made.count > filled.found.count)
      Figures.add("control: files lost on a full disk", filled.made.count - filled.found.count)
    }
  }

  /// Makes `t1`, `t2` and so on with one script until one is refused, on a disk of `size` KiB in
  /// the place of `.local`, and finds with another what is there. Then makes some room.
  private func fill(
    _ size: Int, in home: TemporaryHome, making: String, finding: String
  ) async throws -> Filled {
    let script = """
      mount -t tmpfs -o size=\(size)k none .local || exit 1
      head -c 48k /dev/zero >.local/ballast
      make() { \(making)
      }
      for i in $(seq 100); do
        make 2>words; status=$?
        [ $status = 0 ] || break
        echo "made t$i"
      done
      echo "refused exit $status $(grep error: words)"
      found=$(\(finding)
      )
      printf 'found %s\\n' $found
      rm .local/ballast
      make 2>words; echo "again exit $?"
      """
    try await home.bash("mkdir .local .config")
    let outcome = try await home.bash(
      "unshare -m bash -c \"$script\"", environment: ["script": script])
    var filled = Filled()
    for line in outcome.stdout.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "made": filled.made.insert(words[1])
      case "found" where words.count == 2: filled.found.insert(words[1])
      case "refused": filled.refused = words[1]
      case "again": filled.again = words[1]
      default: break
      }
    }
    return filled
  }
}
