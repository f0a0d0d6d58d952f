import Figures
import Foundation
import Testing

/// A vault that another process is at work on.
@Suite struct BusyTests {
  private static let changing = [
    "set acme --label a=b", "connect bigcommerce new --offline --api-url $url --from $file",
    "disconnect gone --yes", "vault rekey --tenant acme", "vault slot add recovery",
  ]

  /// Runs commands side by side while somebody holds the lock of the vault for `hold`, a script;
  /// returns of each its exit status and how many milliseconds it took.
  private func run(
    _ commands: [String], during hold: String, in home: TemporaryHome
  ) async throws -> [(exit: Int, milliseconds: Int)] {
    let outcome = try await home.bash(
      """
      mkfifo orders
      sqlite3 $vault <orders >held & holder=$!
      exec 3>orders
      echo 'BEGIN IMMEDIATE; SELECT 1;' >&3
      until [ -s held ]; do sleep 0.01; done
      timed() {
        local start=$EPOCHREALTIME
        eval "authpipe $1" >/dev/null 2>>words
        echo "$? $(((${EPOCHREALTIME/./} - ${start/./}) / 1000))" >"took.$2"
      }
      jobs=
      \(commands.enumerated().map { "timed '\($1)' \($0) 3>&- & jobs=\"$jobs $!\"" }.joined(separator: "\n"))
      \(hold)
      exec 3>&-; wait $holder
      wait $jobs
      cat \(commands.indices.map { "took.\($0)" }.joined(separator: " "))
      """)
    return outcome.stdout.split(separator: "\n").map { line in
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      return (numbers[0], numbers[1])
    }
  }

  @Test func `a vault that stays busy is given up after ten seconds, and can be read`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.connect("gone")
      let reading = ["get acme", "list", "vault verify"]
      let ends = try await run(reading + Self.changing, during: "wait $jobs", in: home)
      #expect(ends.prefix(reading.count).map(\.exit) == [0, 0, 0])
      for end in ends.dropFirst(reading.count) {
        #expect(end.exit == 75)
        #expect(end.milliseconds >= 10_000)
      }
      let words = try await home.bash("cat words").stdout
      #expect(words.components(separatedBy: "another process held the vault").count == 6)
      Figures.add("changes given up as busy, after 10 s", Self.changing.count)
    }
  }

  @Test func `a vault that is free again in time is changed`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      try await home.connect("gone")
      let ends = try await run(Self.changing, during: "sleep 3", in: home)
      #expect(ends.map(\.exit) == [0, 0, 0, 0, 0])
    }
  }
}
