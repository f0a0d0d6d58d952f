/// The control: a reader that trusts a length, behind a mark that chance alone does not hit. If
/// the fuzzer does not find it, what it finds nothing in is not shown to hold anything.
enum CrashControl: FuzzTarget {
  static func seeds() throws -> [[UInt8]] { [Array("nothing".utf8)] }

  static func read(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    for mark in "AP1".utf8 where rest.popFirst() != mark { return }
    guard let length = rest.popFirst() else { return }
    precondition(length < 4 || rest.count >= Int(length), "a planted fault")
  }
}
