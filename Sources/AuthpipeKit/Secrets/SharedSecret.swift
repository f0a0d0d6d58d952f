/// A secret with several owners, wiped when the last lets go: what a task may carry.
package final class SharedSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The bytes, readable by every owner.
  package let bytes: SecretBytes

  /// Takes over `bytes`.
  package init(_ bytes: consuming SecretBytes) {
    self.bytes = bytes
  }

  package var description: String { "«redacted»" }
  package var debugDescription: String { "«redacted»" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
