/// Where the sandbox's values come from: the system, or a seed when they must come out the same.
struct SandboxRandomness: Sendable, RandomNumberGenerator {
  private var state: UInt64?

  /// Draws from the system when there is no seed.
  init(seed: UInt64?) {
    state = seed
  }

  /// SplitMix64 under a seed.
  mutating func next() -> UInt64 {
    guard let old = state else { return UInt64.random(in: .min ... .max) }
    let new = old &+ 0x9e37_79b9_7f4a_7c15
    state = new
    var mixed = (new ^ (new >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func base36(_ count: Int) -> String {
    draw(count, from: "0123456789abcdefghijklmnopqrstuvwxyz")
  }

  mutating func hexadecimal(_ count: Int) -> String {
    draw(count, from: "0123456789abcdef")
  }

  private mutating func draw(_ count: Int, from alphabet: String) -> String {
    let letters = Array(alphabet)
    return String((0..<count).map { _ in letters[Int.random(in: letters.indices, using: &self)] })
  }
}
