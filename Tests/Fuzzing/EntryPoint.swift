import Foundation

/// What is fuzzed, by the names that `Scripts/fuzz` has for it.
private let targets: [String: any FuzzTarget.Type] = [
  "header": HeaderTarget.self,
  "key-string": KeyStringTarget.self,
  "record": RecordTarget.self,
  "credentials-file": CredentialsFileTarget.self,
  "answer": AnswerTarget.self,
  "signature": SignatureTarget.self,
  "control-crash": CrashControl.self,
  "control-hang": HangControl.self,
]

private let environment = ProcessInfo.processInfo.environment

private let target: any FuzzTarget.Type = {
  guard let target = environment["AUTHPIPE_FUZZ_TARGET"].flatMap({ targets[$0] }) else {
    fatalError("AUTHPIPE_FUZZ_TARGET names none of \(targets.keys.sorted())")
  }
  return target
}()

/// Writes the seeds of the target where they are asked for, instead of fuzzing.
@c(LLVMFuzzerInitialize)
public func initialize(
  _ argumentCount: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer
) -> Int32 {
  guard let folder = environment["AUTHPIPE_FUZZ_SEEDS"] else { return 0 }
  do {
    for (number, seed) in try target.seeds().enumerated() {
      try Data(seed).write(to: URL(filePath: folder).appending(path: "\(number)"))
    }
  } catch {
    fatalError("no seeds: \(error)")
  }
  exit(0)
}

/// What libFuzzer calls with every input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> Int32 {
  do {
    try target.read(Array(UnsafeRawBufferPointer(start: start, count: count)))
  } catch {
    fatalError("an error that the reader does not promise: \(error)")
  }
  return 0
}
