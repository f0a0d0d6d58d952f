/// A length of time as users write it: `90s`, `15m`, `36h`, `30d`.
struct TimeSpan {
  /// The most that may be given, in seconds.
  enum Longest: Int64 {
    case hour = 3_600
    /// More is a slip of the finger, and what is counted with it stays in range.
    case decade = 315_532_800

    var words: String {
      switch self {
      case .hour: "one hour"
      case .decade: "ten years"
      }
    }
  }

  let seconds: Int64

  /// Reads the value of `option`, which errors name.
  init(
    parsing text: String, for option: String, upTo longest: Longest = .decade
  ) throws(OptionFault) {
    let seconds: Int64? =
      switch text.last {
      case "s": 1
      case "m": 60
      case "h": 3_600
      case "d": 86_400
      default: nil
      }
    let digits = text.utf8.dropLast()
    // Int64 would take a sign as well.
    guard let seconds, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int64(String(Substring(digits)))
    else { throw .durationMalformed(option) }
    let (product, overflows) = count.multipliedReportingOverflow(by: seconds)
    guard !overflows, (1...longest.rawValue).contains(product) else {
      throw .durationOutOfRange(option, longest)
    }
    self.seconds = product
  }
}
