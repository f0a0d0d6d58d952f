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
      "export BC_ACCESS_TOKEN='a\\'b' # c\nBIGCOMMERCE_STORE_HASH=abc123\nBC_CLIENT_ID=\"c\"",
      "BC_LOCAL_STORE_HASH=stores/abc123\nBC_ACCESS_TOKEN=${X}\nBC_API_ENDPOINT=\(path)",
      "{\"fields\":{\"access_token\":\"\\u0074\",\"api_path\":\"\(path)\"},\"name\":\"acme\"}",
      "[{\"access_token\":\"t\"},{\"a\":[1,-2.5e3,null,{}]}]\n",
    ].map { Array($0.utf8) }
  }

  static func read(_ bytes: [UInt8]) throws {
    let secret = try SecretBytes(bytes)
    // Each is as likely, and reading twice would halve what is tried.
    let endpoint = bytes.count.isMultiple(of: 2) ? nil : try APIEndpoint(loopback: sandbox)
    try readAsFile(bytes, allowing: endpoint)
    readPieces(bytes)
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
      precondition((1...64).contains(store.utf8.count), "a store's hash is short")
      precondition(store.utf8.allSatisfy(isAlphanumeric), "and of letters and digits")
    }
    file.credential().forEachField { _, secret in
      let value = secret.revealed
      precondition(isSendable(value), "a value is visible ASCII")
      precondition(value.count <= bytes.count, "and from the file")
    }
  }

  /// The pieces are the same however a file is cut, and lie in it one after the other.
  private static func readPieces(_ bytes: [UInt8]) {
    let whole = read(bytes, by: max(bytes.count, 1))
    precondition(whole == read(bytes, by: 7), "cuts change nothing")
    var end = 0
    var line = 0
    for found in whole {
      switch found {
      case .piece(let piece):
        precondition(piece.offset >= end && piece.length >= 2, "pieces follow one another")
        end = piece.offset + piece.length
      case .fault(let fault):
        precondition(fault.line > line, "a line has one fault")
        line = fault.line
      }
    }
    precondition(end <= bytes.count, "and lie in the file")
  }

  private static func read(_ bytes: [UInt8], by length: Int) -> [JSONPieces.Found] {
    var pieces = JSONPieces()
    var found: [JSONPieces.Found] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      Array(rest.prefix(length)).withBytes { part in pieces.read(part) { found.append($0) } }
      rest = rest.dropFirst(length)
    }
    if let end = pieces.finish() { found.append(.fault(end)) }
    return found
  }

  private static func isSendable(_ value: [UInt8]) -> Bool {
    (1...4_096).contains(value.count) && value.allSatisfy { (0x21...0x7e).contains($0) }
  }
}
