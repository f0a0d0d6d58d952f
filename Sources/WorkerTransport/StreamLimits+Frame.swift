internal import AuthpipeKit

extension FrameWriter {
  mutating func add(_ limits: StreamLimits) {
    for duration in [limits.beginning, limits.silence, limits.whole] { add(duration.milliseconds) }
    add(Int64(limits.bytes))
  }
}

extension FrameReader {
  mutating func limits() -> StreamLimits? {
    guard let beginning = number(Int64.self), let silence = number(Int64.self),
      let whole = number(Int64.self), let bytes = number(Int64.self), bytes >= 0
    else { return nil }
    return StreamLimits(
      beginning: .milliseconds(beginning), silence: .milliseconds(silence),
      whole: .milliseconds(whole), bytes: Int(bytes))
  }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  var milliseconds: Int64 {
    let (seconds, rest) = components
    return seconds.multipliedReportingOverflow(by: 1000).partialValue + rest / 1_000_000_000_000_000
  }
}
