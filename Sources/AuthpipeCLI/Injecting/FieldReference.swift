internal import AuthpipeKit

/// A field of a connection as a template names it: `authpipe://bigcommerce/TENANT[/USER]/FIELD`.
struct FieldReference: Hashable {
  static let scheme = Array("authpipe://".utf8)

  /// What keeps a text from being a reference, without the text: it may be a secret.
  enum Fault: Error {
    case form
    case connection
    case field
  }

  let connection: ConnectionReference
  let field: String

  /// Reads what follows the scheme.
  init(parsing rest: ArraySlice<UInt8>) throws(Fault) {
    let parts = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3 || parts.count == 4 else { throw .form }
    do {
      connection = try ConnectionReference(
        provider: parts[0], tenant: parts[1],
        user: parts.count == 4 ? parts[2] : ConnectionReference.defaultUser)
    } catch {
      throw .connection
    }
    field = parts[parts.count - 1]
    guard CredentialOutput.fieldNames.contains(field) else { throw .field }
  }

  /// Whether `byte` may be part of one, after the scheme.
  static func mayHold(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "._@+-/".utf8.contains(byte)
    }
  }
}
