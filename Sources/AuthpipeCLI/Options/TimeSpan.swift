/// A length of time as users write it: `90s`, `15m`, `36h`, `30d`.
struct TimeSpan {
  /// Ten years: more is a slip of the finger, and what is counted with it stays in range.
  private static let longest: Int64 = 3_652 * 86_400

  let seconds: Int64

  init(parsing text: String) throws(OptionFault) {
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
    else { throw .durationMalformed }
    let (product, overflows) = count.multipliedReportingOverflow(by: seconds)
    guard !overflows, (1...Self.longest).contains(product) else { throw .durationOutOfRange }
    self.seconds = product
  }
}
