package import AuthpipeKit

/// What a merchant's browser brings back to the app (BigCommerce's documentation, "Single-click app
/// OAuth flow"). Anybody can make one up.
package struct AuthCallback: Sendable {
  /// Why a text is no callback, without the text: there may be a code in it.
  package enum Fault: Error, Hashable, Sendable {
    /// It does not begin with the app's redirect URI.
    case otherAddress
    /// There is neither a code nor an error, or something is not written as it should be.
    case malformed
    /// A name stands there twice: which one counts, two readers may see differently.
    case ambiguous(String)
    case tooLong
  }

  /// Longer than any that there is.
  package static let longest = 8_192
  private static let names = [
    "code", "context", "scope", "state", "error", "external_install",
  ]

  /// What is to be exchanged, once and at once; nil where the merchant or BigCommerce said no.
  package let code: SharedSecret?
  /// Which store it is for, as `stores/HASH`.
  package let context: String?
  /// The scopes that were agreed to, as they came.
  package let scope: String?
  package let state: String?
  /// BigCommerce's word for why there is no code.
  package let error: String?
  /// Whether the merchant waits for the page that ends an external install.
  package let isExternal: Bool

  /// Reads what was pasted: the whole address that the browser was sent to.
  package init(pasted: borrowing SecretBytes, to redirectURI: RedirectURI) throws {
    guard pasted.count <= Self.longest else { throw Fault.tooLong }
    self = try pasted.withBytes { bytes in
      let query = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
      guard redirectURI.beginnings.contains(where: { bytes[..<query].elementsEqual($0) }) else {
        throw Fault.otherAddress
      }
      guard query < bytes.endIndex else { throw Fault.malformed }
      return try Self(query: bytes[(query + 1)...].prefix { $0 != UInt8(ascii: "#") })
    }
  }

  /// Reads the query of a request.
  package init(query: borrowing SecretBytes) throws {
    guard query.count <= Self.longest else { throw Fault.tooLong }
    self = try query.withBytes { try Self(query: $0[...]) }
  }

  private init(query: Slice<UnsafeRawBufferPointer>) throws {
    var values: [String: SharedSecret] = [:]
    for pair in query.split(separator: UInt8(ascii: "&")) {
      let name = String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      guard Self.names.contains(name) else { continue }
      guard values[name] == nil else { throw Fault.ambiguous(name) }
      let written = pair.dropFirst(name.utf8.count + 1)
      var value = try SecretBytes(capacity: written.count)
      guard QueryText.decode(written, to: { value.append($0) }) else { throw Fault.malformed }
      values[name] = SharedSecret(value)
    }
    let text = { (name: String) throws(Fault) -> String? in
      guard let value = values[name], !value.bytes.isEmpty else { return nil }
      let text = value.bytes.withBytes { Self.visible($0) }
      guard let text else { throw .malformed }
      return text
    }
    code = values["code"].flatMap { $0.bytes.isEmpty ? nil : $0 }
    if let code, code.bytes.withBytes({ SecretShape.fault(inToken: $0) }) != nil {
      throw Fault.malformed
    }
    (context, scope, state) = try (text("context"), text("scope"), text("state"))
    // It is sent on to BigCommerce as it came, so it must be what scopes are written with.
    guard (scope ?? "").split(separator: " ").allSatisfy({ Scope(String($0)) != nil }) else {
      throw Fault.malformed
    }
    error = try text("error")
    isExternal = values["external_install"] != nil
    guard (code == nil) != (error == nil) else { throw Fault.malformed }
  }

  /// ASCII that can be seen, and blanks.
  private static func visible(_ bytes: UnsafeRawBufferPointer) -> String? {
    bytes.allSatisfy { (0x20...0x7e).contains($0) } ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The store of `context`, if it names one.
  package var store: StoreHash? {
    guard let context, context.hasPrefix("stores/"), StoreHash.hasForm(context.dropFirst(7)) else {
      return nil
    }
    return try? StoreHash(normalizing: String(context.dropFirst(7)))
  }

  /// Whether it brings back `state`, compared in a time that says nothing of it.
  package func brings(_ state: borrowing SecretBytes) -> Bool {
    let given = Array((self.state ?? "").utf8)
    return given.withBytes { given in state.withBytes { constantTimeEquals(given, $0) } }
  }
}
