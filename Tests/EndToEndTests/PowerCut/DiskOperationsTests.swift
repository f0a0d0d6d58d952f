import Foundation
import Testing

/// What the power cuts read from a trace.
@Suite struct DiskOperationsTests {
  private func operations(_ lines: String...) throws -> [DiskOperation] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: path) }
    try lines.joined(separator: "\n").write(to: path, atomically: true, encoding: .utf8)
    return try DiskOperations(of: Trace(contentsOfFile: path.path), in: "/h").all
  }

  /// As strace writes it: `/h/a`.
  private let file = #"\x2f\x68\x2f\x61"#

  @Test func `a file that is made and written is read as such`() throws {
    let found = try operations(
      #"7 openat(AT_FDCWD<\x2f>, "\#(file)", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3<\#(file)>"#,
      #"7 write(3<\#(file)>, "\x01\x02", 2) = 2"#, #"7 write(3<\#(file)>, "\x03\x04", 2) = 1"#,
      #"7 fsync(3<\#(file)>) = 0"#)
    #expect(
      found.map { "\($0)" } == [
        #"makeFile("/h/a")"#, #"write("/h/a", offset: 0, bytes: [1, 2])"#,
        #"write("/h/a", offset: 2, bytes: [3])"#, #"sync("/h/a")"#,
      ])
  }

  @Test func `a call that another thread interrupted is put together`() throws {
    let found = try operations(
      #"7 pwrite64(3<\#(file)>, "\x01", 1, 5 <unfinished ...>"#, "8 getpid() = 7",
      "7 <... pwrite64 resumed>) = 1")
    #expect(found.map { "\($0)" } == [#"write("/h/a", offset: 5, bytes: [1])"#])
  }

  @Test func `what failed, what is elsewhere and what has no name any more is left out`() throws {
    let found = try operations(
      #"7 unlink("\#(file)") = -1 ENOENT (No such file or directory)"#,
      #"7 unlink("\x2f\x61") = 0"#, #"7 pwrite64(3<\#(file)>(deleted), "\x01", 1, 0) = 1"#)
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    #"7 copy_file_range(3<\x2f\x68\x2f\x61>, NULL, 4<\x2f\x62>, NULL, 9, 0) = 9"#,
    #"7 linkat(AT_FDCWD<\x2f>, "\x2f\x68\x2f\x61", AT_FDCWD<\x2f>, "\x2f\x68\x2f\x62", 0) = 0"#,
    #"7 mmap(NULL, 9, PROT_READ|PROT_WRITE, MAP_SHARED, 3<\x2f\x68\x2f\x61>, 0) = 0x7f0000000000"#,
    #"7 write(3<\x2f\x68\x2f\x61>, "\x01", 1) = 1"#,
  ])
  func `what cannot be replayed is no silence`(line: String) {
    #expect(throws: UnknownOperation.self) { try operations(line) }
  }
}
