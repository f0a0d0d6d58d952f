import BigCommerceSandbox
import Foundation

/// Secrets that must not be found where they do not belong.
struct Secrets {
  let values: [String]
  private let spellings: [(secret: String, bytes: [Data])]

  init(_ values: [String]) {
    self.values = values
    spellings = values.map { ($0, Self.spellings(of: Data($0.utf8))) }
  }

  /// The secrets of API accounts.
  init(of accounts: [SandboxAccount]) {
    self.init(accounts.flatMap { [$0.accessToken, $0.clientSecret] })
  }

  /// Which of the secrets `bytes` hold: as they are, in hexadecimal, or in base64 (of which the
  /// middle is the same wherever in a longer text the secret began).
  func found(in bytes: Data) -> [String] {
    spellings.filter { $0.bytes.contains { bytes.range(of: $0) != nil } }.map(\.secret)
  }

  func found(in text: String) -> [String] { found(in: Data(text.utf8)) }

  private static func spellings(of secret: Data) -> [Data] {
    let hexadecimal = secret.map { String(format: "%02x", $0) }.joined()
    let shifted = (0..<3).map { shift in
      let text = (Data(count: shift) + secret).base64EncodedString()
      return String(text.dropFirst(4).dropLast(4))
    }
    return [secret] + ([hexadecimal, hexadecimal.uppercased()] + shifted).map { Data($0.utf8) }
  }

  /// The files under `folder` that hold a secret, except those under `exception`.
  func files(under folder: String, except exception: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.map { "\(folder)/\($0)" }
      .filter { !$0.hasPrefix(exception) }
      .filter { path in
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return try !found(in: Data(contentsOf: URL(fileURLWithPath: path))).isEmpty
      }
  }
}
