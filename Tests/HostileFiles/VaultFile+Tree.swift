extension VaultFile {
  /// Makes the leaf `root` the root of a tree with so many levels of inner pages, on each of which
  /// every place leads to the same page below: a few pages, and more rows than can be visited.
  ///
  /// The leaf's rows come first, then those that are all like its row number `row`, or its last.
  package mutating func growTree(at root: Int, levels: Int, from row: Int? = nil) {
    let cells = cells(of: root)
    guard let type = integer(at: treeHeader(of: root), width: 1), type == 10 || type == 13,
      !cells.isEmpty,
      let row = self.row(at: cells[(row ?? cells.count - 1) % cells.count], hasKey: type == 13)
    else { return }
    // A table's inner pages hold keys, those of an index hold whole rows.
    let (innerType, content) = type == 13 ? (5, [1]) : (2, row)
    let leaf = append(leaf(root))
    var below = append(page(of: type, cells: [row], right: nil, room: Self.pageSize))
    for _ in 0..<levels {
      below = append(inner(innerType, children: [below], content, room: Self.pageSize))
    }
    let header = treeHeader(of: root)
    let room = start(of: root) + Self.pageSize - header
    put(inner(innerType, children: [leaf, below], content, room: room), at: header)
    put(pageCount, at: 28, width: 4)
  }

  /// An inner page that leads to `children` in turn, and to the last of them from there on.
  private func inner(_ type: Int, children: [Int], _ content: [UInt8], room: Int) -> [UInt8] {
    let last = children[children.count - 1]
    let count = (room - 12) / (content.count + 6)
    let cells = (0..<count).map { bigEndian(children.dropFirst($0).first ?? last) + content }
    return page(of: type, cells: cells, right: last, room: room)
  }

  /// The tree's part of a page: header, pointers to the cells, and the cells from the end on.
  private func page(of type: Int, cells: [[UInt8]], right: Int?, room: Int) -> [UInt8] {
    var end = Self.pageSize
    var (pointers, content): ([UInt8], [UInt8]) = ([], [])
    for cell in cells {
      end -= cell.count
      content = cell + content
      pointers += bigEndian(end).suffix(2)
    }
    let header = [UInt8(type), 0, 0] + bigEndian(cells.count).suffix(2) + bigEndian(end).suffix(2)
    let front = header + [0] + (right.map(bigEndian) ?? []) + pointers
    let gap = max(room - front.count - content.count, 0)
    return front + [UInt8](repeating: 0, count: gap) + content
  }

  /// A leaf as a page of its own, without the file's header if it lies behind that.
  private func leaf(_ page: Int) -> [UInt8] {
    let whole = Array(bytes[start(of: page)...].prefix(Self.pageSize))
    let skipped = treeHeader(of: page) - start(of: page)
    let front = whole[skipped...].prefix(8 + 2 * cells(of: page).count)
    return Array(front + whole[front.count...])
  }

  /// A cell of a leaf: its length, its key if it has one, and as much of its payload as lies here.
  private func row(at start: Int, hasKey: Bool) -> [UInt8]? {
    guard let (length, behindLength) = number(at: start),
      let (_, behindKey) = hasKey ? number(at: behindLength) : (0, behindLength),
      case let end = behindKey + local(length, mayFill: hasKey), end <= bytes.count
    else { return nil }
    return Array(bytes[start..<end])
  }

  /// How much of a payload lies in its cell, with the number of the page where it goes on.
  private func local(_ length: Int, mayFill: Bool) -> Int {
    let most = mayFill ? Self.pageSize - 35 : (Self.pageSize - 12) * 64 / 255 - 23
    guard length > most else { return length }
    let least = (Self.pageSize - 12) * 32 / 255 - 23
    let fitting = least + (length - least) % (Self.pageSize - 4)
    return (fitting <= most ? fitting : least) + 4
  }

  /// SQLite's integer of variable length, and where it ends.
  private func number(at start: Int) -> (value: Int, end: Int)? {
    var value = 0
    for offset in start..<(start + 8) {
      guard let byte = integer(at: offset, width: 1) else { return nil }
      value = value << 7 | (byte & 0x7f)
      if byte < 0x80 { return (value, offset + 1) }
    }
    return nil
  }

  /// Adds a page and says its number.
  private mutating func append(_ page: [UInt8]) -> Int {
    let missing = (Self.pageSize - bytes.count % Self.pageSize) % Self.pageSize
    bytes += [UInt8](repeating: 0, count: missing) + page
    return pageCount
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
