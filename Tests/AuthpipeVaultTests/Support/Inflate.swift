/// Reads a zlib stream (RFC 1950, 1951): Foundation has no such thing on Linux, and the vectors
/// should need no program that may be missing.
struct Inflate {
  struct Malformed: Error {}

  private let input: [UInt8]
  private var position = 2  // after the zlib header
  private var buffer = 0
  private var buffered = 0
  private var output: [UInt8] = []

  static func decode(_ stream: [UInt8]) throws -> [UInt8] {
    var reader = Inflate(input: stream)
    guard stream.count > 6, stream[0] & 0x0f == 8, stream[1] & 0x20 == 0 else { throw Malformed() }
    while try !reader.block() {}
    guard reader.adler32 == stream.suffix(4).reduce(0, { $0 << 8 | Int($1) }) else {
      throw Malformed()
    }
    return reader.output
  }

  private init(input: [UInt8]) { self.input = input }

  private var adler32: Int {
    var (low, high) = (1, 0)
    for byte in output {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private mutating func bits(_ count: Int) throws -> Int {
    while buffered < count {
      guard position < input.count else { throw Malformed() }
      buffer |= Int(input[position]) << buffered
      position += 1
      buffered += 8
    }
    defer {
      buffer >>= count
      buffered -= count
    }
    return buffer & ((1 << count) - 1)
  }

  /// Reads one block and says whether it was the last.
  private mutating func block() throws -> Bool {
    let isLast = try bits(1) == 1
    switch try bits(2) {
    case 0: try stored()
    case 1:
      let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
      try compressed(Huffman(lengths), Huffman(Array(repeating: 5, count: 30)))
    case 2:
      let (literals, distances) = try tables()
      try compressed(literals, distances)
    default: throw Malformed()
    }
    return isLast
  }

  private mutating func stored() throws {
    (buffer, buffered) = (0, 0)
    let length = try bits(16)
    guard try bits(16) == ~length & 0xffff, position + length <= input.count else {
      throw Malformed()
    }
    output += input[position..<(position + length)]
    position += length
  }

  private mutating func tables() throws -> (Huffman, Huffman) {
    let (literalCount, distanceCount) = (try bits(5) + 257, try bits(5) + 1)
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
      .prefix(try bits(4) + 4)
    { codeLengths[index] = try bits(3) }
    let code = Huffman(codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      switch try symbol(code) {
      case 16:
        guard let last = lengths.last else { throw Malformed() }
        lengths += Array(repeating: last, count: try bits(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try bits(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try bits(7) + 11)
      case let length: lengths.append(length)
      }
    }
    return (Huffman(Array(lengths[..<literalCount])), Huffman(Array(lengths[literalCount...])))
  }

  private mutating func symbol(_ table: Huffman) throws -> Int {
    var (code, first, index) = (0, 0, 0)
    for length in 1...15 {
      code |= try bits(1)
      let count = table.counts[length]
      if code - first < count { return table.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw Malformed()
  }

  private mutating func compressed(_ literals: Huffman, _ distances: Huffman) throws {
    while true {
      let value = try symbol(literals)
      if value == 256 { return }
      if value < 256 {
        output.append(UInt8(value))
        continue
      }
      let length = try extended(value - 257, Self.lengths)
      let distance = try extended(try symbol(distances), Self.distances)
      guard distance <= output.count else { throw Malformed() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func extended(_ index: Int, _ table: [(base: Int, extra: Int)]) throws -> Int {
    guard table.indices.contains(index) else { throw Malformed() }
    return table[index].base + (try bits(table[index].extra))
  }

  private static let lengths: [(base: Int, extra: Int)] =
    (0..<28).map { index in
      let extra = max(0, index / 4 - 1)
      return (index < 8 ? index + 3 : (4 + index % 4) << extra + 3, extra)
    } + [(258, 0)]

  private static let distances: [(base: Int, extra: Int)] = (0..<30).map { index in
    let extra = max(0, index / 2 - 1)
    return (index < 4 ? index + 1 : (2 + index % 2) << extra + 1, extra)
  }
}

/// A canonical prefix code: how many codes there are of each length, and their symbols in order.
private struct Huffman {
  var counts = [Int](repeating: 0, count: 16)
  var symbols: [Int] = []

  init(_ lengths: [Int]) {
    for length in 1...15 {
      for (symbol, its) in lengths.enumerated() where its == length { symbols.append(symbol) }
    }
    for length in lengths where length > 0 { counts[length] += 1 }
  }
}
