/// The bytes of a vault's file, to be altered with SQLite's format in mind
/// (sqlite.org/fileformat2.html). Pages are numbered from one.
package struct VaultFile {
  /// The size of the pages that SQLite makes unless told otherwise.
  static let pageSize = 4_096

  /// The file as it is by now.
  package internal(set) var bytes: [UInt8]

  /// Takes a whole file.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// How many whole pages there are.
  package var pageCount: Int { bytes.count / Self.pageSize }

  /// Where a page begins.
  func start(of page: Int) -> Int { (page - 1) * Self.pageSize }

  /// Where the header of a page's tree begins: the file's own header lies before the first.
  func treeHeader(of page: Int) -> Int { start(of: page) + (page == 1 ? 100 : 0) }

  /// A big-endian integer, or nil where the file ends before it does.
  func integer(at offset: Int, width: Int) -> Int? {
    guard offset >= 0, offset + width <= bytes.count else { return nil }
    return bytes[offset..<(offset + width)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Puts a big-endian integer at `offset`, as much of it as falls into the file.
  mutating func put(_ value: Int, at offset: Int, width: Int) {
    for index in 0..<width where bytes.indices.contains(offset + index) {
      bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - index)))
    }
  }

  /// Puts `replacement` at `offset`, as much of it as falls into the file.
  mutating func put(_ replacement: [UInt8], at offset: Int) {
    for (index, byte) in replacement.enumerated() where bytes.indices.contains(offset + index) {
      bytes[offset + index] = byte
    }
  }

  /// Where the cells of a leaf or an inner page begin.
  func cells(of page: Int) -> [Int] {
    let header = treeHeader(of: page)
    guard let type = integer(at: header, width: 1), [2, 5, 10, 13].contains(type),
      let count = integer(at: header + 3, width: 2)
    else { return [] }
    let pointers = header + (type < 8 ? 12 : 8)
    return (0..<min(count, 500)).compactMap { index in
      integer(at: pointers + 2 * index, width: 2).map { start(of: page) + $0 }
    }
  }
}
