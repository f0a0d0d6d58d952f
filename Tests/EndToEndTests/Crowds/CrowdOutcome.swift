/// What became of the changes of a crowd.
struct CrowdOutcome {
  /// How many changes were claimed to be made.
  private(set) var made = 0
  /// Changes that were claimed to be made, and are not there, or were claimed twice.
  private(set) var lost: [String] = []
  /// How many changes were given up as busy, and how many of these without waiting ten seconds.
  private(set) var busy = 0
  private(set) var impatient = 0
  /// How many changes took more than five seconds, from the first try to the last.
  private(set) var slow = 0
  /// What ended with any other error.
  private(set) var failures: [String] = []
  /// How many pairs were read, and those that never belonged together.
  private(set) var read = 0
  private(set) var mixed: [String] = []

  init(log: [Substring], found: [String], pairs: Set<String>) {
    var left = Set(found)
    for line in log {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      guard words.first == "change" else {
        read += 1
        let pair = String(line.dropFirst("pair ".count))
        if !pairs.isEmpty && !pairs.contains(pair) { mixed.append(pair) }
        continue
      }
      let waited = Int(words[2]) ?? 0
      if waited > 5_000 { slow += 1 }
      switch words[1] {
      case "0":
        made += 1
        if words.count == 4, left.remove(words[3]) == nil { lost.append(words[3]) }
      case "75":
        busy += 1
        if waited < 10_000 { impatient += 1 }
      default: failures.append(String(line))
      }
    }
  }
}
