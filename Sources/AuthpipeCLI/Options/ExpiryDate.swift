/// A date as users write it: RFC 3339, with a time or, in UTC, without one.
struct ExpiryDate {
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Seconds since 1970; the beginning of a day that is given without a time.
  let seconds: Int64

  init(parsing text: String) throws(OptionFault) {
    var rest = Substring(text)
    guard let year = Self.number(4, 1970...9999, &rest), Self.take("-", &rest),
      let month = Self.number(2, 1...12, &rest), Self.take("-", &rest),
      let day = Self.number(2, 1...Self.length(of: month, in: year), &rest)
    else { throw .dateMalformed }
    guard let time = rest.isEmpty ? 0 : Self.time(&rest), rest.isEmpty else {
      throw .dateMalformed
    }
    seconds =
      Self.days(before: year) * 86_400 + Self.days(before: month, day, in: year) * 86_400
      + time
  }

  /// Seconds of `T09:30:00Z`, with or without a fraction, which is dropped, and of an offset.
  private static func time(_ rest: inout Substring) -> Int64? {
    guard take("T", &rest) || take("t", &rest) || take(" ", &rest),
      let hour = number(2, 0...23, &rest), take(":", &rest),
      let minute = number(2, 0...59, &rest), take(":", &rest),
      let second = number(2, 0...59, &rest)
    else { return nil }
    if take(".", &rest) {
      let digits = rest.utf8.prefix { (0x30...0x39).contains($0) }.count
      guard digits > 0 else { return nil }
      rest = rest.dropFirst(digits)
    }
    let seconds = hour * 3_600 + minute * 60 + second
    if take("Z", &rest) || take("z", &rest) { return seconds }
    let isEast = take("+", &rest)
    guard isEast || take("-", &rest), let hours = number(2, 0...23, &rest), take(":", &rest),
      let minutes = number(2, 0...59, &rest)
    else { return nil }
    let offset = hours * 3_600 + minutes * 60
    return isEast ? seconds - offset : seconds + offset
  }

  private static func take(_ character: Character, _ rest: inout Substring) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(
    _ digits: Int, _ range: ClosedRange<Int64>, _ rest: inout Substring
  ) -> Int64? {
    let text = rest.prefix(digits)
    // Int64 would take a sign as well.
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(text), range.contains(number)
    else { return nil }
    rest = rest.dropFirst(digits)
    return number
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    month == 2 && isLeap(year) ? 29 : Int64(lengths[Int(month) - 1])
  }

  /// Days from 1970 to the beginning of a year.
  private static func days(before year: Int64) -> Int64 {
    func leapDays(_ last: Int64) -> Int64 { last / 4 - last / 100 + last / 400 }
    return (year - 1970) * 365 + leapDays(year - 1) - leapDays(1969)
  }

  /// Days from the beginning of its year to a day.
  private static func days(before month: Int64, _ day: Int64, in year: Int64) -> Int64 {
    (1..<month).reduce(day - 1) { $0 + length(of: $1, in: year) }
  }
}
