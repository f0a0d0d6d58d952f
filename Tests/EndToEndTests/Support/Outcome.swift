import Foundation

/// The whole outcome of a program: what it wrote, and how it ended.
struct Outcome: Equatable, Sendable {
  var stdout: String
  var stderr: String
  var exit: Int32

  init(stdout: String = "", stderr: String = "", exit: Int32 = 0) {
    self.stdout = stdout
    self.stderr = stderr
    self.exit = exit
  }
}

/// Runs a program to its end.
enum Program {
  /// Runs `path` with exactly this environment; standard input is `input`, or nothing at all.
  static func run(
    _ path: String, _ arguments: [String], environment: [String: String], input: String? = nil,
    in folder: String? = nil
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }

    // Files rather than pipes: nothing has to be read while the program runs.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ contents: String = "") throws -> URL {
      let url = scratch.appendingPathComponent(name)
      try Data(contents.utf8).write(to: url)
      return url
    }
    let output = try file("stdout")
    let diagnostics = try file("stderr")
    var streams = [
      try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: diagnostics),
    ]
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    process.standardInput = FileHandle.nullDevice
    if let input {
      streams.append(try FileHandle(forReadingFrom: file("stdin", input)))
      process.standardInput = streams[2]
    }
    // A Process keeps its handles open, and Foundation's next Process reads beyond a buffer once
    // more than some 1,300 descriptors are.
    defer { for stream in streams { try? stream.close() } }
    // Waiting must not hold a thread: the sandbox that the program talks to needs them.
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try start(process) } catch { ended.resume(throwing: error) }
    }
    let signalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      stdout: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: diagnostics), as: UTF8.self),
      exit: signalled ? 128 + process.terminationStatus : process.terminationStatus)
  }

  /// Starts a process to which signals get through: a thread of Dispatch has most of them
  /// blocked, and a child inherits that.
  private static func start(_ process: Process) throws {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }
}
