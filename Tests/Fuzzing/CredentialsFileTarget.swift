import AuthpipeKit

@testable import BigCommerce

/// The control panel's credentials file, which lies where browsers put what anybody offers.
enum CredentialsFileTarget: FuzzTarget {
  private static let sandbox = "http://127.0.0.1:8080"

  static func seeds() throws -> [[UInt8]] {
    let path = "https://api.bigcommerce.com/stores/abc123/v3/"
    let lines = [
      "ACCESS TOKEN: t0k3n", "CLIENT NAME: My: Shop", "API PATH: \(path)", "CLIENT ID: cl13nt",
      "CLIENT SECRET: s3cr3t", "NAME=other",
    ]
    return [
      lines.joined(separator: "\n"), lines.joined(separator: "\r\n") + "\r\n",
      "\u{feff}" + lines.joined(), "access token=t0k3n\nAPI PATH: \(sandbox)/stores/abc123/v2",
      "STENCIL TOKEN: x", "{\"accessToken\":\"x\"}", "t0k3n\n",
    ].map { Array($0.utf8) }
  }

  static func read(_ bytes: [UInt8]) throws {
    let secret = try SecretBytes(bytes)
    // Each is as likely, and reading twice would halve what is tried.
    let endpoint = bytes.count.isMultiple(of: 2) ? nil : try APIEndpoint(loopback: sandbox)
    try readAsFile(bytes, allowing: endpoint)
    do {
      let token = try CredentialsFile.bareToken(secret).revealed
      precondition(isSendable(token) && bytes.starts(with: token), "a bare token can be sent")
    } catch is CredentialsFile.Fault {}
  }

  private static func readAsFile(_ bytes: [UInt8], allowing endpoint: APIEndpoint?) throws {
    let secret = try SecretBytes(bytes)
    let file: CredentialsFile
    do {
      file = try CredentialsFile(parsing: secret, allowing: endpoint)
    } catch is CredentialsFile.Fault {
      return
    }
    precondition(
      CredentialsFile.looksLikeCredentialsFile(secret), "what is read as a file looks like one")
    if let name = file.clientName {
      let scalars = name.unicodeScalars
      precondition((1...200).contains(scalars.count), "a name has 1 to 200 characters")
      precondition(
        scalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) },
        "a name has no control characters")
    }
    if let store = file.storeHash?.text {
      let host = endpoint?.text ?? "https://api.bigcommerce.com"
      precondition(
        contains(bytes, "\(host)/stores/\(store)"), "a store is of the host that is allowed")
    }
    file.credential().forEachField { _, secret in
      let value = secret.revealed
      precondition(isSendable(value), "a value is visible ASCII")
      precondition(contains(bytes, String(decoding: value, as: UTF8.self)), "and from the file")
    }
  }

  private static func isSendable(_ value: [UInt8]) -> Bool {
    (1...4_096).contains(value.count) && value.allSatisfy { (0x21...0x7e).contains($0) }
  }

  /// Whether `text` stands in `bytes`, in either case.
  private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let (haystack, needle) = (bytes.map(lowerCased), text.utf8.map(lowerCased))
    return haystack.indices.contains { haystack[$0...].starts(with: needle) }
  }
}
