/// Lets a few tests at a time have a home: each starts processes, and dozens at once would time
/// out waiting for a processor instead of for what they test.
actor Turnstile {
  static let homes = Turnstile(width: 3)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(width: Int) { free = width }

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
