/// What a failed command tells its user: what happened, and the one command that mends it.
///
/// Errors are facts below; this type and its extensions are the only place that words them.
package struct Failure: Error, Equatable {
  /// A stable name for programs.
  package var code: String
  /// What happened and why we think so; lower case, no full stop.
  package var message: String
  /// The one thing to do next.
  package var hint: String?
  package var exit: ExitStatus

  package init(_ code: String, _ exit: ExitStatus, _ message: String, hint: String? = nil) {
    self.code = code
    self.exit = exit
    self.message = message
    self.hint = hint
  }
}
