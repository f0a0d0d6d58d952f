/// A credential with several owners, wiped when the last lets go: what a task and a list may carry.
package final class SharedCredential: Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The secrets, readable by every owner.
  package let credential: Credential

  /// Takes over `credential`.
  package init(_ credential: consuming Credential) {
    self.credential = credential
  }

  package var description: String { "«redacted»" }
  package var debugDescription: String { "«redacted»" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
