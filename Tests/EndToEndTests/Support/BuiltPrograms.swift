import Foundation

/// The programs as they were built: those under `AUTHPIPE_BIN`, or those beside the tests.
enum BuiltPrograms {
  /// The folder that `authpipe` lies in.
  static let folder: String = {
    if let folder = ProcessInfo.processInfo.environment["AUTHPIPE_BIN"] { return folder }
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent
  }()

  static let authpipe = "\(folder)/authpipe"

  /// `authpipe-online`, beside `authpipe` or where an installation puts it.
  static let online: String = {
    let beside = "\(folder)/authpipe-online"
    guard FileManager.default.isExecutableFile(atPath: beside) else {
      return (folder as NSString).deletingLastPathComponent + "/libexec/authpipe/authpipe-online"
    }
    return beside
  }()

  /// Whether the programs are the released ones, linked as they are shipped.
  static let areReleased = ProcessInfo.processInfo.environment["AUTHPIPE_BIN"] != nil

  /// The top of the source tree.
  static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
