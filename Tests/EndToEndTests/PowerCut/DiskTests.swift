import Testing

/// The model that the power cuts are played on.
@Suite struct DiskTests {
  private let root = "/home"

  /// What 200 power cuts may leave of a file that was there before, and was then changed.
  private func outcomes(of operations: DiskOperation...) throws -> Set<Snapshot> {
    var before = Snapshot()
    before.files["file"] = [1, 1]
    before.folders = ["folder"]
    var disk = try Disk(before, at: root)
    for operation in operations { try disk.apply(operation) }
    var chance = SeededChance()
    return Set((0..<200).map { _ in disk.afterPowerCut(using: &chance) })
  }

  private func contents(_ found: Set<Snapshot>, of name: String) -> Set<[UInt8]?> {
    Set(found.map { $0.files[name] })
  }

  @Test func `what was there before stays`() throws {
    #expect(try outcomes().map(\.files) == [["file": [1, 1]]])
  }

  @Test func `a write lasts once its file is synced, and may be lost until then`() throws {
    let write = DiskOperation.write("/home/file", offset: 1, bytes: [2])
    #expect(try contents(outcomes(of: write), of: "file") == [[1, 1], [1, 2]])
    #expect(try contents(outcomes(of: write, .sync("/home")), of: "file") == [[1, 1], [1, 2]])
    #expect(try contents(outcomes(of: write, .sync("/home/file")), of: "file") == [[1, 2]])
  }

  @Test func `a name lasts once its folder is synced, and may be lost until then`() throws {
    let path = "/home/folder/new"
    let make = [DiskOperation.makeFile(path), .write(path, offset: 0, bytes: [3]), .sync(path)]
    #expect(
      try contents(outcomes(of: make[0], make[1], make[2]), of: "folder/new") == [nil, [3]])
    #expect(
      try contents(outcomes(of: make[0], make[1], make[2], .sync("/home/folder")), of: "folder/new")
        == [[3]])
    #expect(
      try contents(outcomes(of: make[0], .sync("/home/folder"), make[1]), of: "folder/new")
        == [[], [0], [3]])
  }

  @Test func `a rename happens wholly or not at all`() throws {
    let found = try outcomes(of: .rename("/home/file", to: "/home/other"))
    #expect(Set(found.map { Array($0.files.keys) }) == [["file"], ["other"]])
  }

  @Test func `what was removed may come back until the folder is synced`() throws {
    let remove = DiskOperation.remove("/home/file")
    #expect(try contents(outcomes(of: remove), of: "file") == [[1, 1], nil])
    #expect(try contents(outcomes(of: remove, .sync("/home")), of: "file") == [nil])
  }

  @Test func `a long write may be torn between sectors, and never within one`() throws {
    let bytes = [UInt8](repeating: 9, count: 3 * 512)
    let found = try contents(
      outcomes(
        of: .resize("/home/file", to: 3 * 512), .write("/home/file", offset: 0, bytes: bytes)),
      of: "file")
    let sectors = found.compactMap { $0 }.flatMap { contents in
      stride(from: 0, to: contents.count, by: 512).map {
        contents[$0..<min($0 + 512, contents.count)]
      }
    }
    #expect(found.contains { $0.map { $0.first != 9 && $0.last == 9 } == true })
    #expect(sectors.allSatisfy { sector in sector.allSatisfy { $0 == 9 } || !sector.contains(9) })
  }
}
