/// A key slot as people see it: nothing of what it wraps.
package struct SlotDescription: Hashable, Sendable {
  /// What opens a slot.
  package enum Kind: String, Sendable {
    case key, passphrase
  }

  /// The slot's id as 16 hexadecimal digits.
  package let id: String
  package let kind: Kind
  package let label: String
  /// Seconds since 1970.
  package let createdAt: Int64
  /// The base-2 logarithm of scrypt's cost, for a passphrase.
  package let scryptLogN: UInt8?

  /// Whether a new slot may be called that. The format allows an empty label, which nobody could
  /// name.
  package static func isLabel(_ text: String) -> Bool {
    KeySlot.isLabel(text) && text.contains { !$0.isWhitespace }
  }

  init(_ slot: KeySlot) {
    id = slot.slotID.hexadecimal
    label = slot.label
    createdAt = slot.created
    switch slot.kind {
    case .key:
      kind = .key
      scryptLogN = nil
    case .passphrase(let cost):
      kind = .passphrase
      scryptLogN = cost.logN
    }
  }
}
