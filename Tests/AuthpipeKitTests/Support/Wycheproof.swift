import Foundation
import Testing

/// The published vectors of Project Wycheproof, which lie outside the repository.
enum Wycheproof {
  static let missing: Comment =
    "the Wycheproof vectors are not here: name their folder in AUTHPIPE_WYCHEPROOF"

  private static let folder: URL =
    ProcessInfo.processInfo.environment["AUTHPIPE_WYCHEPROOF"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../../../shared/wycheproof").standardized

  static func has(_ file: String) -> Bool {
    FileManager.default.isReadableFile(atPath: folder.appending(path: file).path)
  }

  static func read<Vectors: Decodable>(_ file: String, as _: Vectors.Type) throws -> Vectors {
    try JSONDecoder().decode(
      Vectors.self, from: Data(contentsOf: folder.appending(path: file)))
  }
}
