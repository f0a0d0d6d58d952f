import Foundation
import Glibc

/// A folder for one test, 0700, gone when the test is.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/authpipe-vault-tests.XXXXXX\0".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where `name` is, or would be.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The names in the folder.
  var names: [String] {
    get throws { try Self.names(in: path) }
  }

  /// The names in any folder.
  static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

/// The bytes of a file. Never of a vault that this process has open: closing a descriptor of it
/// would drop SQLite's locks.
func contents(of path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(filePath: path)))
}

/// Makes a file 0600 of these bytes in the place of any other.
func write(_ bytes: [UInt8], to path: String) throws {
  try Data(bytes).write(to: URL(filePath: path))
  guard chmod(path, 0o600) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
}

/// The permission bits of a file.
func mode(of path: String) throws -> UInt32 {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  return status.st_mode & 0o7777
}
