/// A permission of a credential, by the provider's own name (`store_v2_products`).
package struct Scope: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let name: String

  /// Accepts `[a-z0-9_]+`: BigCommerce adds scopes over time, so unknown names are allowed.
  package init?(_ name: String) {
    guard !name.isEmpty, name.utf8.count <= 128,
      name.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      })
    else { return nil }
    self.name = name
  }

  package var description: String { name }
  package static func < (a: Scope, b: Scope) -> Bool { a.name < b.name }
}
