internal import Foundation

/// The published vectors of Project Wycheproof, which lie outside the repository.
package enum Wycheproof {
  /// Why a test that needs them is skipped.
  package static let missing =
    "the Wycheproof vectors are not here: name their folder in AUTHPIPE_WYCHEPROOF"

  private static let folder: URL =
    ProcessInfo.processInfo.environment["AUTHPIPE_WYCHEPROOF"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../../shared/wycheproof").standardized

  /// Whether the file is there.
  package static func has(_ file: String) -> Bool {
    FileManager.default.isReadableFile(atPath: folder.appending(path: file).path)
  }

  /// Decodes the file.
  package static func read<Vectors: Decodable>(_ file: String, as _: Vectors.Type) throws -> Vectors
  {
    try JSONDecoder().decode(
      Vectors.self, from: Data(contentsOf: folder.appending(path: file)))
  }
}
