/// The control of the time limit: a reader that one length in 256 keeps busy for ever.
enum HangControl: FuzzTarget {
  static func seeds() throws -> [[UInt8]] { [Array("nothing".utf8)] }

  static func read(_ bytes: [UInt8]) throws {
    guard bytes.first == UInt8(ascii: "!") else { return }
    var sum = bytes.count
    while sum != 0 { sum = (sum &* 5 &+ 1) | 1 }
  }
}
