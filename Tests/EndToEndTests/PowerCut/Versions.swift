/// What is on a disk for good, and every version that programs have seen since.
struct Versions<Value> {
  /// The first one is there for good, the last one is what programs see.
  private(set) var all: [Value]

  init(_ first: Value) { all = [first] }

  /// What programs see.
  var now: Value { all[all.count - 1] }

  /// Makes a new version, which nobody has yet asked to last.
  mutating func change(_ edit: (inout Value) throws -> Void) rethrows {
    var next = now
    try edit(&next)
    all.append(next)
  }

  /// Makes the newest version last.
  mutating func sync() { all = [now] }
}

extension Versions<[UInt8]> {
  /// How many bytes a disk writes wholly or not at all.
  static var sector: Int { 512 }

  /// The bytes that a power cut may leave: all that was written, none of it, what was written up
  /// to some moment, or each sector as it was at a moment of its own.
  func afterPowerCut(using chance: inout some RandomNumberGenerator) -> [UInt8] {
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: return now
    case 1: return all[0]
    case 2: return all.randomElement(using: &chance)!
    default: break
    }
    var torn = [UInt8](repeating: 0, count: all.randomElement(using: &chance)!.count)
    for start in stride(from: 0, to: torn.count, by: Self.sector) {
      let version = all.randomElement(using: &chance)!
      let end = min(start + Self.sector, torn.count, version.count)
      if start < end { torn.replaceSubrange(start..<end, with: version[start..<end]) }
    }
    return torn
  }
}
