import Foundation

/// The processes of this machine, as `/proc` tells of them.
enum ProcessTable {
  /// The command line of every process, its words separated by spaces.
  static var commandLines: [Data] { numbers.compactMap { contents("\($0)/cmdline") } }

  /// The process that works in `folder` and whose command line holds `word`, once there is one.
  static func process(in folder: String, naming word: String) async throws -> Int32 {
    for _ in 0..<2_000 {
      for number in numbers {
        let place = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/\(number)/cwd")
        guard place == folder, let line = contents("\(number)/cmdline") else { continue }
        let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        if words.first?.contains("authpipe") == true, words.contains(word) { return number }
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw PseudoTerminal.Stuck(description: "no process with '\(word)' in \(folder)")
  }

  /// What stands in a file under `/proc`, whose files claim to be empty.
  static func contents(_ path: String) -> Data? {
    try? FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/\(path)")).readToEnd()
  }

  /// The user to whom a process's files under `/proc` belong: root where it is not dumpable.
  static func owner(ofEnvironmentOf number: Int32) -> UInt32? {
    var status = stat()
    return lstat("/proc/\(number)/environ", &status) == 0 ? status.st_uid : nil
  }

  private static var numbers: [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }
}
