import Testing

/// A file with secrets in it that is damaged again and again, and read each time.
struct DamagedFile: Sendable {
  /// What a read of the damaged file gave.
  struct Reading {
    /// Whether something of what was stored was not to be had.
    var isNoticed: Bool
    /// What was read, and is not what was stored.
    var wrong: [String: String]
  }

  static let pageSize = 4_096
  /// How many parts the bytes are dealt to, so that they are tried side by side.
  static let shares = 8

  let path: String
  let whole: [UInt8]
  private let stored: [String: String]
  private let open: @Sendable () throws -> [String: String]

  /// A file of which `open` reads all that it can, each under a name, and leaves out what it finds
  /// to be damaged.
  init(_ path: String, open: @escaping @Sendable () throws -> [String: String]) throws {
    self.path = path
    self.open = open
    whole = try contents(of: path)
    stored = try open()
  }

  func read() throws -> Reading {
    let found = try open()
    return Reading(
      isNoticed: stored.keys.contains { found[$0] == nil },
      wrong: found.filter { stored[$0.key] != $0.value })
  }

  func replace(with bytes: [UInt8]) throws { try write(bytes, to: path) }

  /// The file with one bit of one byte flipped, for every byte of a share's in steps.
  func forEachFlip(
    _ share: Int, everyByte step: Int, _ body: (Comment) throws -> Void
  ) throws -> Int {
    var count = 0
    for offset in stride(from: share * step, to: whole.count, by: step * Self.shares) {
      var damaged = whole
      damaged[offset] ^= 1 << (offset / Self.shares % 8)
      try replace(with: damaged)
      try body("byte \(offset)")
      count += 1
    }
    return count
  }

  /// The file cut short at every sector.
  func forEachTruncation(_ body: (Comment) throws -> Void) throws -> Int {
    let lengths = Array(stride(from: 0, to: whole.count, by: 512))
    for length in lengths {
      try replace(with: Array(whole[..<length]))
      try body("\(length) bytes")
    }
    return lengths.count
  }

  /// The file with one page in the place of another, for every two.
  func forEachMisplacedPage(_ body: (Comment) throws -> Void) throws -> Int {
    var count = 0
    let pages = stride(from: 0, to: whole.count, by: Self.pageSize)
    for one in pages {
      for two in pages where one != two {
        var damaged = whole
        damaged.replaceSubrange(
          two..<(two + Self.pageSize), with: whole[one..<(one + Self.pageSize)])
        try replace(with: damaged)
        try body("the page at \(one) in the place of that at \(two)")
        count += 1
      }
    }
    return count
  }
}
