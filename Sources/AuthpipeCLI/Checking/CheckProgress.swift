internal import AuthpipeKit

/// How far a check is, for whoever watches a terminal for more than a second.
struct CheckProgress {
  private static let patience = Duration.seconds(1)

  private let stream: StandardStream
  private let isShown: Bool
  private let began = ContinuousClock.now

  init(_ context: Context, isQuiet: Bool) {
    stream = context.diagnostics
    isShown =
      !isQuiet && !context.display.json && stream.isTerminal
      && context.environment.text("TERM") ?? "dumb" != "dumb"
  }

  private var isDue: Bool { isShown && ContinuousClock.now - began >= Self.patience }

  /// Writes the line anew.
  func show(_ answered: Int, of count: Int, troubled: Int) {
    guard isDue else { return }
    let trouble = troubled == 0 ? "" : ", \(troubled) not healthy"
    stream.writeBestEffort("\r\u{1B}[Kasked about \(answered) of \(count)\(trouble)")
  }

  /// Takes the line away.
  func clear() {
    guard isDue else { return }
    stream.writeBestEffort("\r\u{1B}[K")
  }
}
