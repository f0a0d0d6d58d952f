internal import AuthpipeKit
internal import Glibc

/// The files that the words of a command line stand for: a folder stands for those in it, not below
/// it.
struct ImportPaths {
  struct Path {
    let text: String
    /// Whether it was found in a folder, where other files may lie that nobody means.
    let isFound: Bool
  }

  let paths: [Path]

  init(_ words: [String]) throws {
    paths = try words.flatMap { word -> [Path] in
      var status = stat()
      guard stat(word, &status) == 0 else {
        throw CommandFault.cannotRead(path: word, code: errno)
      }
      guard status.st_mode & S_IFMT == S_IFDIR else { return [Path(text: word, isFound: false)] }
      return try Self.names(in: word).map {
        Path(text: word.hasSuffix("/") ? word + $0 : "\(word)/\($0)", isFound: true)
      }
    }
  }

  /// What lies in a folder: no folders, and of what is hidden only what may be a `.env`.
  private static func names(in folder: String) throws -> [String] {
    guard let listing = opendir(folder) else {
      throw CommandFault.cannotRead(path: folder, code: errno)
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !isFolder, !name.hasPrefix(".") || name.hasPrefix(".env") else { continue }
      names.append(name)
    }
    return names.sorted()
  }
}
