internal import AuthpipeKit

/// A manifest of a Kubernetes secret, for `kubectl apply -f -`.
struct KubernetesSecret {
  /// What a Kubernetes name may be: a DNS subdomain (RFC 1123).
  private static let longestName = 253

  let connection: ConnectionReference

  /// Appends the manifest. The values are in base64, which nothing in YAML gives a meaning.
  func append(_ values: [HandedValue], to text: inout SecretText) throws {
    try text.append(
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"\(name)\"\ntype: Opaque\ndata:\n")
    for value in values {
      try text.append("  \(value.name): ")
      try text.append(Base64Text.standard.whole(value.value.bytes))
      try text.append("\n")
    }
  }

  /// The connection's name in the letters that Kubernetes takes.
  private var name: String {
    let letters = connection.description.lowercased().utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "-")
      }
    }
    let end = letters.prefix(Self.longestName).lastIndex { $0 != UInt8(ascii: "-") } ?? 0
    return String(decoding: letters[...end], as: UTF8.self)
  }
}
