extension VaultFile {
  private enum Alteration: CaseIterable {
    case flip, overwrite, copy, cut, shift, page, fileHeader, treeHeader, cellPointer, cell
    case vaultHeader, tree
  }

  /// Alters the file in one to four ways.
  package mutating func alter(with random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      alter(Alteration.allCases.randomElement(using: &random)!, &random)
    }
  }

  private mutating func alter(_ alteration: Alteration, _ random: inout SeededRandom) {
    let offset = Int.random(in: 0..<bytes.count, using: &random)
    let page = Int.random(in: 1...max(pageCount, 1), using: &random)
    let header = treeHeader(of: page)
    switch alteration {
    case .flip: bytes[offset] ^= 1 << Int.random(in: 0..<8, using: &random)
    case .overwrite: put(filling(upTo: 600, &random), at: offset)
    case .copy:
      let end = min(offset + Int.random(in: 1...2_000, using: &random), bytes.count)
      put(Array(bytes[offset..<end]), at: Int.random(in: 0..<bytes.count, using: &random))
    case .cut: bytes.removeLast(bytes.count - offset)
    case .shift:
      let end = min(offset + Int.random(in: 0...64, using: &random), bytes.count)
      bytes.replaceSubrange(offset..<end, with: filling(upTo: 64, &random))
    case .page:
      let other = start(of: Int.random(in: 1...max(pageCount, 1), using: &random))
      put(Array(bytes[min(other, bytes.count)...].prefix(Self.pageSize)), at: start(of: page))
    case .fileHeader:
      let (field, width) = Self.fileHeader.randomElement(using: &random)!
      put(telling(&random), at: field, width: width)
    case .treeHeader:
      let (field, width) = Self.treeHeader.randomElement(using: &random)!
      put(telling(&random), at: header + field, width: width)
    case .cellPointer:
      let pointer = header + 8 + 2 * Int.random(in: 0..<12, using: &random)
      put(telling(&random), at: pointer, width: 2)
    case .cell:
      guard let cell = cells(of: page).randomElement(using: &random) else { return }
      put(filling(upTo: 9, &random), at: cell + Int.random(in: 0..<8, using: &random))
    case .vaultHeader:
      guard let start = bytes.firstRange(of: Array("APVAULT\0".utf8))?.lowerBound else { return }
      let width = [1, 2, 4].randomElement(using: &random)!
      put(telling(&random), at: start + Int.random(in: 0..<80, using: &random), width: width)
    case .tree:
      let levels = Int.random(in: 1...6, using: &random)
      growTree(at: page, levels: levels, from: Int.random(in: 0..<8, using: &random))
    }
  }

  /// Offset and width of every field of the file's header that means something.
  private static let fileHeader = [
    (16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (24, 4), (28, 4), (32, 4), (36, 4), (40, 4),
    (44, 4), (48, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (92, 4), (96, 4),
  ]

  /// Type, first free block, cell count, content start, fragments, right child.
  private static let treeHeader = [(0, 1), (1, 2), (3, 2), (5, 2), (7, 1), (8, 4)]

  /// A number of the sort at which readers of numbers err.
  private func telling(_ random: inout SeededRandom) -> Int {
    [
      0, 1, 2, 5, 10, 13, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000,
      0xffff_ffff, pageCount, pageCount + 1, Self.pageSize, Int.random(in: 0...20, using: &random),
      Int.random(in: 0...0xffff, using: &random),
    ].randomElement(using: &random)!
  }

  /// Up to `longest` bytes, all the same or all random.
  private func filling(upTo longest: Int, _ random: inout SeededRandom) -> [UInt8] {
    let count = Int.random(in: 1...longest, using: &random)
    guard let byte = [0x00, 0x7f, 0xff, nil as UInt8?].randomElement(using: &random)! else {
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    return Array(repeating: byte, count: count)
  }
}
