import AuthpipeKit
import Foundation

@testable import AuthpipeVault

/// Files that are kept for ever, beside those of the other suites.
enum Fixture {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../Fixtures").standardized

  /// Where a fixture is, or would be.
  static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The bytes of a fixture.
  static func bytes(_ name: String) throws -> [UInt8] { try contents(of: path(name)) }

  /// The key in a fixture that is a key file.
  static func key(_ name: String) throws -> UnlockSecret {
    .key(try KeyString.decode(SecretBytes(bytes(name))))
  }
}
