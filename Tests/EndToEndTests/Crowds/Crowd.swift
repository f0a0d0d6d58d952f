/// Many processes that change one thing at once, and others that read it meanwhile.
struct Crowd {
  /// The body of a shell function that makes change `$i` of process `$p`, prints what to find it
  /// by, and ends with its exit status.
  let change: String
  /// A script that prints what all changes that are there are found by.
  let found: String
  /// The body of a shell function that reads a pair and prints it; nil where there is none.
  var pair: String?
  /// The pairs that belong together, a line each.
  var pairs: [String] = []

  /// Lets `processes` make `rounds` changes each in `home`.
  func gather(
    _ processes: Int, rounds: Int, in home: TemporaryHome
  ) async throws -> CrowdOutcome {
    let outcome = try await home.bash(
      """
      change() { \(change)
      }
      pair() { \(pair ?? "sleep 0.01")
      }
      write() {
        for i in $(seq \(rounds)); do
          start=$EPOCHREALTIME
          name=$(change 2>>"words.$p")
          echo "change $? $(((${EPOCHREALTIME/./} - ${start/./}) / 1000)) $name"
        done
      }
      read_on() { while [ ! -e done ]; do echo "pair $(pair 2>&1)"; done; }
      for r in 1 2; do read_on >"seen.$r" & done
      writers=
      for p in $(seq \(processes)); do write >"made.$p" & writers="$writers $!"; done
      wait $writers; touch done; wait
      cat made.* seen.*
      """)
    let found = try await home.bash(self.found)
    return CrowdOutcome(
      log: outcome.stdout.split(separator: "\n"),
      found: found.stdout.split(separator: "\n").map(String.init),
      pairs: Set(pairs))
  }
}
