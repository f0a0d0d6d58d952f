internal import Foundation
internal import WorkerTransport

extension WorkerTransport {
  /// One whose workers are the program that was built: this process is another one.
  static func ofTests() -> WorkerTransport { WorkerTransport(program: program) }

  /// `authpipe-online`, where the build puts it beside the tests.
  private static let program: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/authpipe-online"
  }()
}
