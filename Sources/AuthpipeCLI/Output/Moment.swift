internal import FoundationEssentials

/// A time, in the two ways that authpipe writes times.
struct Moment {
  /// Seconds since 1970.
  let seconds: Int64

  /// RFC 3339 in UTC, as in `2026-01-31T09:30:00Z`.
  var rfc3339: String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
  }

  /// How long ago, as in `5m ago`.
  func relative(to now: Int64) -> String {
    let (age, overflows) = now.subtractingReportingOverflow(seconds)
    guard !overflows else { return rfc3339 }
    switch age {
    case ..<(-59): return rfc3339
    case ..<10: return "just now"
    case ..<120: return "\(age)s ago"
    case ..<7_200: return "\(age / 60)m ago"
    case ..<172_800: return "\(age / 3_600)h ago"
    default: return "\(age / 86_400)d ago"
    }
  }
}
