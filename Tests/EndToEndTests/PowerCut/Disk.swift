/// A disk between a program and a power cut.
///
/// What was synced is there for good: a file's bytes by a sync of the file, the names in a folder
/// by a sync of the folder. Of the rest a power cut leaves any part: of a file's bytes any sectors,
/// of a folder's changes those up to some moment, each file and folder by itself.
struct Disk {
  struct Fault: Error {
    let operation: DiskOperation
  }

  private let root: String
  /// Files and folders by number: a name may come to stand for another file.
  private var files: [Int: Versions<[UInt8]>] = [:]
  private var folders: [Int: Versions<[String: Int]>] = [0: Versions([:])]
  private var count = 1

  /// A disk that holds `snapshot` below `root`, for good.
  init(_ snapshot: Snapshot, at root: String) throws {
    self.root = root
    for name in snapshot.folders.sorted() { try apply(.makeFolder("\(root)/\(name)")) }
    for (name, contents) in snapshot.files {
      try apply(.makeFile("\(root)/\(name)"))
      try apply(.write("\(root)/\(name)", offset: 0, bytes: contents))
    }
    for number in files.keys { files[number]!.sync() }
    for number in folders.keys { folders[number]!.sync() }
  }

  /// Does what a program asked for.
  mutating func apply(_ operation: DiskOperation) throws {
    switch operation {
    case .makeFile(let path):
      guard node(path) == nil else { return }
      files[count] = Versions([])
      try enter(path, operation)
    case .makeFolder(let path):
      folders[count] = Versions([:])
      try enter(path, operation)
    case .write(let path, let offset, let bytes):
      try change(path, operation) { contents in
        let missing = offset + bytes.count - contents.count
        if missing > 0 { contents += [UInt8](repeating: 0, count: missing) }
        contents.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
      }
    case .resize(let path, let size):
      try change(path, operation) { contents in
        contents =
          contents.prefix(size) + [UInt8](repeating: 0, count: max(0, size - contents.count))
      }
    case .rename(let path, let other): try move(path, to: other, leaving: nil, operation)
    case .exchange(let path, let other):
      try move(path, to: other, leaving: node(other), operation)
    case .remove(let path):
      guard node(path) != nil, let folder = folder(of: path) else {
        throw Fault(operation: operation)
      }
      folders[folder]!.change { $0[Self.name(of: path)] = nil }
    case .sync(let path):
      guard let node = node(path) else { throw Fault(operation: operation) }
      files[node]?.sync()
      folders[node]?.sync()
    }
  }

  /// What may be found when the power is back.
  func afterPowerCut(using chance: inout some RandomNumberGenerator) -> Snapshot {
    var found = Snapshot()
    collect(0, as: "", into: &found, using: &chance)
    return found
  }

  private func collect(
    _ number: Int, as path: String, into found: inout Snapshot,
    using chance: inout some RandomNumberGenerator
  ) {
    let entries = folders[number]!.all.randomElement(using: &chance)!
    // In order, so that a seed gives the same again.
    for (name, node) in entries.sorted(by: { $0.key < $1.key }) {
      if let file = files[node] {
        found.files[path + name] = file.afterPowerCut(using: &chance)
      } else {
        found.folders.insert(path + name)
        collect(node, as: "\(path)\(name)/", into: &found, using: &chance)
      }
    }
  }

  private mutating func enter(_ path: String, _ operation: DiskOperation) throws {
    guard let folder = folder(of: path) else { throw Fault(operation: operation) }
    folders[folder]!.change { [count] in $0[Self.name(of: path)] = count }
    count += 1
  }

  private mutating func move(
    _ path: String, to other: String, leaving left: Int?, _ operation: DiskOperation
  ) throws {
    // Across folders it would depend on the file system what a power cut can leave of it.
    guard let node = node(path), let folder = folder(of: path), folder == self.folder(of: other)
    else { throw Fault(operation: operation) }
    folders[folder]!.change {
      $0[Self.name(of: path)] = left
      $0[Self.name(of: other)] = node
    }
  }

  private mutating func change(
    _ path: String, _ operation: DiskOperation, _ edit: (inout [UInt8]) -> Void
  ) throws {
    guard let node = node(path), files[node] != nil else { throw Fault(operation: operation) }
    files[node]!.change(edit)
  }

  private static func name(of path: String) -> String {
    String(path[path.index(after: path.lastIndex(of: "/")!)...])
  }

  private func folder(of path: String) -> Int? { node(String(path[..<path.lastIndex(of: "/")!])) }

  private func node(_ path: String) -> Int? {
    guard path.hasPrefix(root) else { return nil }
    var node = 0
    for name in path.dropFirst(root.count).split(separator: "/") {
      guard let next = folders[node]?.now[String(name)] else { return nil }
      node = next
    }
    return node
  }
}
