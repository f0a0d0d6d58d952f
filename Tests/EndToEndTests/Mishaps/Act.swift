import Testing

/// A command that changes something, and how a script tells what it changed.
///
/// Every mishap is tried on every act of `Act.changing`. The scripts run in a home of their own,
/// with `$file` and `$second`, two accounts' credentials for the store at `$url`.
struct Act: Sendable, CustomTestStringConvertible {
  let name: String
  /// A script that leads up to it.
  var before = ":"
  /// One simple command, which strace can run.
  let command: String
  /// A script that shows what the command changes, and shows the same whenever it ran: `see`
  /// runs authpipe and leaves out times and what is random.
  let after: String
  /// A script that must succeed next, whether or not the command did.
  let next: String
  /// The warning that takes back what exit status 0 says.
  var denial: String?
  /// The warning that it is not sure of what exit status 0 says.
  var doubt: String?
  /// Whether it must be done before its answer is out, even where it is killed then, or cannot
  /// write it.
  var isDoneOnceItSpeaks = false

  private static let unheard = "cannot write the answer"

  var testDescription: String { name }

  /// What a command claims to have done when it has ended.
  enum Claim {
    /// It was killed, or the machine went down, or it is not sure: old or new is right.
    case nothing
    case done
    case refused
  }

  func claim(of outcome: Outcome) -> Claim {
    if isDoneOnceItSpeaks, !outcome.stdout.isEmpty || outcome.stderr.contains(Self.unheard) {
      return .done
    }
    guard outcome.exit < 128 else { return .nothing }
    guard outcome.exit == 0 else { return .refused }
    if denial.map(outcome.stderr.contains) == true { return .refused }
    return doubt.map(outcome.stderr.contains) == true ? .nothing : .done
  }
}
