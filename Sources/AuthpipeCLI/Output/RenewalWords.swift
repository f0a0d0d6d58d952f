internal import AuthpipeKit

/// What is said of a renewal that its owner wants: a warning, and never about BigCommerce.
struct RenewalWords {
  let renewal: Renewal
  let context: Context

  /// How near it is, short enough for a table; relative on a terminal.
  var short: String {
    let standing = renewal.standing(at: context.now)
    guard context.output.isTerminal else {
      let time = Moment(seconds: renewal.at).rfc3339
      return switch standing {
      case .later: time
      case .due: "due \(time)"
      case .overdue: "overdue since \(time)"
      }
    }
    let distance = max(renewal.at, context.now) - min(renewal.at, context.now)
    let span =
      switch distance {
      case ..<7_200: "\(max(distance / 60, 1))m"
      case ..<172_800: "\(distance / 3_600)h"
      default: "\(distance / 86_400)d"
      }
    return switch standing {
    case .later: "in \(span)"
    case .due: "due in \(span)"
    case .overdue: "overdue for \(span)"
    }
  }

  /// The same with the rule that it follows from.
  var long: String {
    switch renewal.reason {
    case .expiry: "\(short), by its date"
    case .rotation: "\(short), by its age"
    }
  }

  /// What `check` warns of, or nil where there is time; `command` brings another credential.
  func warning(by command: String) -> String? {
    renewal.standing(at: context.now) == .later ? nil : advice(by: command)
  }

  /// What there is to do.
  func advice(by command: String) -> String {
    "its renewal is \(long), a rule of your own; \(command)"
  }
}

/// A renewal in JSON.
struct RenewalJSON: Encodable {
  let at: String
  let reason: String
  let standing: String

  init(_ renewal: Renewal, at now: Int64) {
    at = Moment(seconds: renewal.at).rfc3339
    reason = renewal.reason.rawValue
    standing = renewal.standing(at: now).rawValue
  }
}
