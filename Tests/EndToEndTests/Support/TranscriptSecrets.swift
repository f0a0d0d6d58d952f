import BigCommerceSandbox
import Foundation

/// The secrets of a transcript's home, and the places where they must never turn up.
///
/// `Downloads` holds credentials files, and `files` what a transcript itself writes; everywhere
/// else a secret would have been left by authpipe.
struct TranscriptSecrets {
  private let needles: [(name: String, bytes: Data)]

  init(of sandbox: BigCommerceSandbox) {
    needles =
      sandbox.stores.flatMap { sandbox.accounts(of: $0) }.flatMap { account in
        Self.forms(of: account.accessToken, "token \(account.number)")
          + Self.forms(of: account.clientSecret, "client secret \(account.number)")
      }
      + sandbox.apps.flatMap { Self.forms(of: $0.clientSecret, "client secret of an app") }
  }

  /// What of a secret `text` shows, if it shows one.
  func found(in text: String) -> String? {
    // A key is a secret as well, and recognisable by itself.
    if text.contains(#/AUTHPIPE-KEY-1[A-Z0-9]{8}/#) { return "key" }
    return found(in: Data(text.utf8))
  }

  /// The files under `home` that hold a secret, and which.
  func files(under home: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: home)
    var holding: [String] = []
    while let file = files?.nextObject() as? String {
      if file == "Downloads" || file == "files" {
        files?.skipDescendants()
      } else if files?.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
        let bytes = FileManager.default.contents(atPath: "\(home)/\(file)"),
        let name = found(in: bytes)
      {
        holding.append("\(file): \(name)")
      }
    }
    return holding
  }

  private func found(in bytes: Data) -> String? {
    needles.first { bytes.range(of: $0.bytes) != nil }?.name
  }

  /// A secret as it is, in hexadecimal, and in Base64 wherever in three bytes it begins.
  private static func forms(of secret: String, _ name: String) -> [(String, Data)] {
    let bytes = Array(secret.utf8)
    let hexadecimal = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    var forms = [
      (name, Data(bytes)), ("\(name) in hexadecimal", Data(hexadecimal.utf8)),
      ("\(name) in hexadecimal", Data(hexadecimal.uppercased().utf8)),
    ]
    for shift in 0..<3 {
      let encoded = Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString()
      // The characters at both ends depend on what stands around the secret.
      forms.append(("\(name) in Base64", Data(encoded.utf8.dropFirst(4).dropLast(4))))
    }
    return forms
  }
}
