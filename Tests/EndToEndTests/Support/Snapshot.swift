import Foundation

/// Everything below a folder: what a test puts back before each try.
struct Snapshot: Hashable, Sendable {
  /// Contents by path, which begins below the folder.
  var files: [String: [UInt8]] = [:]
  var folders: Set<String> = []

  init() {}

  /// Reads what is below `path`.
  init(of path: String) throws {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for name in names {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) else {
        continue
      }
      if isFolder.boolValue {
        folders.insert(name)
      } else {
        files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
      }
    }
  }

  /// Makes what is below `path` be this and nothing else, private as authpipe makes its files.
  func restore(to path: String) throws {
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: path) {
      try files.removeItem(atPath: "\(path)/\(name)")
    }
    for name in folders.sorted() {
      try files.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    for (name, contents) in self.files {
      let isMade = files.createFile(
        atPath: "\(path)/\(name)", contents: Data(contents), attributes: [.posixPermissions: 0o600])
      guard isMade else { throw CocoaError(.fileWriteUnknown) }
    }
  }
}
