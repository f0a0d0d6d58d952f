internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// A program of the system, started without a shell and run to its end, with what it printed.
struct SystemProgram {
  /// Why there is nothing to tell of a program.
  enum Fault: Error, Equatable {
    case notStarted(program: String, code: Int32)
    case outOfTime(program: String)
  }

  /// How a program ended.
  struct Ending {
    /// The exit status; 128 and more where a signal ended it.
    let status: Int32
    let output: [UInt8]
    /// What it said on standard error.
    let words: String
  }

  private static let longest = Duration.seconds(60)
  /// A secret of ours.
  private static let withheld = "AUTHPIPE_KEY"
  /// Its words are read here.
  private static let language = "LC_ALL=C"

  let words: [String]

  init(_ words: [String]) { self.words = words }

  init(_ words: String...) { self.words = words }

  /// Runs it with the open file `input`, or nothing, on its standard input, and with `variables` in
  /// its environment.
  func run(
    input: Int32 = -1, with variables: [(name: String, value: String)] = []
  ) throws(Fault) -> Ending {
    // Files rather than pipes: nothing has to be read while the program runs.
    let output = authpipe_memory_file()
    let errors = authpipe_memory_file()
    defer { for descriptor in [output, errors] where descriptor >= 0 { close(descriptor) } }
    guard output >= 0, errors >= 0 else { throw .notStarted(program: words[0], code: errno) }
    let status = try end(of: start(input, output, errors, variables))
    return Ending(
      status: status, output: Self.contents(output),
      words: String(decoding: Self.contents(errors), as: UTF8.self))
  }

  /// Runs it and returns what it printed, which is a secret; nil where it failed, or printed more
  /// than `limit` bytes.
  func secret(limit: Int) throws -> SecretBytes? {
    let output = authpipe_memory_file()
    guard output >= 0 else { throw Fault.notStarted(program: words[0], code: errno) }
    defer { close(output) }
    guard try end(of: start(-1, output, -1)) == 0, lseek(output, 0, SEEK_SET) == 0 else {
      return nil
    }
    return try? DescriptorInput.readToEnd(output, limit: limit)
  }

  /// Starts it with the open file `input` on its standard input, and does not wait for it.
  func leave(input: Int32) throws(Fault) { _ = try start(input, -1, -1) }

  private func start(
    _ input: Int32, _ output: Int32, _ errors: Int32,
    _ variables: [(name: String, value: String)] = []
  ) throws(Fault) -> pid_t {
    var words = self.words.map { strdup($0) } + [nil]
    var withheld = [UnsafePointer(strdup(Self.withheld)), nil]
    var added =
      variables.map { strdup("\($0.name)=\($0.value)") } + [strdup(Self.language), nil]
    defer {
      for word in words + added { free(word) }
      for name in withheld { free(UnsafeMutablePointer(mutating: name)) }
    }
    var process: pid_t = 0
    // In a group of its own: Ctrl-C must not end it half-way.
    let code = authpipe_spawn_apart(&words, &withheld, &added, input, output, errors, &process)
    guard code == 0 else { throw .notStarted(program: self.words[0], code: code) }
    return process
  }

  /// Its exit status; 128 and more where a signal ended it.
  private func end(of process: pid_t) throws(Fault) -> Int32 {
    let deadline = ContinuousClock.now + Self.longest
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        kill(-process, SIGKILL)
        waitpid(process, &status, 0)
        throw .outOfTime(program: words[0])
      }
      poll(nil, 0, 2)
    }
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }

  private static func contents(_ file: Int32) -> [UInt8] {
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = pread(file, &buffer, buffer.count, off_t(contents.count))
      guard count > 0 else { return contents }
      contents += buffer[..<count]
    }
  }
}
