/// Who did something: facts of the process that asked, never a secret.
package struct AuditActor: Codable, Hashable, Sendable {
  /// The effective user id.
  package var uid: UInt32?
  /// The process that called authpipe, as the kernel names it.
  package var process: String?
  /// The terminal, as in `/dev/pts/3`; nil where there was none.
  package var terminal: String?
  /// The CI job, as its runner names it; nil outside of CI.
  package var job: String?

  package init(uid: UInt32?, process: String?, terminal: String?, job: String?) {
    self.uid = uid
    self.process = process
    self.terminal = terminal
    self.job = job
  }

  /// Nobody that is known.
  package static let unknown = AuditActor(uid: nil, process: nil, terminal: nil, job: nil)
}
