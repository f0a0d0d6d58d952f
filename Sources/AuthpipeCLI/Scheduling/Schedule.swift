/// A way to have checks started, as it is or could be installed.
protocol Schedule {
  var kind: ScheduleKind { get }
  /// What is to be written, for a person.
  var text: String { get }

  /// What is installed now.
  func state() throws -> ScheduleState
  /// What is installed now, for a person; empty where nothing is.
  func installedText() throws -> String
  /// Installs it, or leaves everything as it was.
  func install() throws
}
