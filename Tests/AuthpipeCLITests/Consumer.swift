import Foundation

/// A program that reads what authpipe wrote for it.
enum Consumer {
  /// Runs `script` in a folder of its own that holds `text` as the file `handed`, and returns what
  /// it printed, or what it complained of.
  static func read(_ text: [UInt8], with script: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text).write(to: folder.appendingPathComponent("handed"))
    // Files rather than pipes: nothing has to be read while the program runs.
    let output = folder.appendingPathComponent("output")
    try Data().write(to: output)
    let stream = try FileHandle(forWritingTo: output)
    defer { try? stream.close() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = stream
    process.standardError = stream
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: output))
  }

  /// Whether Python has its reader of .env files.
  static let hasDotenv = (try? read([], with: "python3 -c 'import dotenv'")) == []

  /// Whether all of `programs` are there.
  static func has(_ programs: String...) -> Bool {
    programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
