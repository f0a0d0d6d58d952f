internal import AuthpipeKit

/// Colour, where a terminal shows it and nobody asked for none.
struct Style {
  private let isColoured: Bool

  init(_ stream: StandardStream, context: Context) {
    isColoured =
      stream.isTerminal && !context.display.noColor && context.environment.text("NO_COLOR") == nil
      && context.environment.text("TERM") != "dumb"
  }

  /// A verdict's name in its colour.
  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .healthy: paint(verdict.name, "32")
    case .rejected, .wrongStore: paint(verdict.name, "31")
    case .limited: paint(verdict.name, "33")
    default: paint(verdict.name, "2")
    }
  }

  /// How much a finding of `doctor` weighs, in its colour.
  func level(_ level: Diagnosis.Level) -> String {
    switch level {
    case .ok: paint(level.rawValue, "32")
    case .note: paint(level.rawValue, "2")
    case .warning: paint(level.rawValue, "33")
    case .error: paint(level.rawValue, "31")
    }
  }

  /// Words to be noticed, in the colour of a warning.
  func warning(_ text: String) -> String { paint(text, "33") }

  func heading(_ text: String) -> String { paint(text, "1") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
