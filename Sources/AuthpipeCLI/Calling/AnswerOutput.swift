internal import AuthpipeKit
internal import BigCommerce
internal import Glibc
internal import HTTPTypes

/// Writes answers to standard output as they come.
final class AnswerOutput: AnswerReceiver, @unchecked Sendable {
  // @unchecked: an answer is handed on from one thread at a time, and waited for.
  private let output: StandardStream
  private let diagnostics: StandardStream
  private let token: SharedSecret
  private let includesHead: Bool
  private var terminal: TerminalText?
  private var endsLine = true

  /// Why nothing more can be written, once that is so.
  private(set) var fault: (any Error)?

  /// Writes to the output of `context` what came in answer to `token`.
  init(_ context: Context, to token: SharedSecret, includesHead: Bool) {
    output = context.output
    diagnostics = context.diagnostics
    self.token = token
    self.includesHead = includesHead
    terminal = output.isTerminal ? TerminalText() : nil
  }

  /// Whether the reader has gone, who needs no word of it.
  var isReaderGone: Bool {
    if case .outputFailed(code: EPIPE)? = fault as? ProgramFault { true } else { false }
  }

  func receive(_ head: HTTPResponse) -> Bool {
    guard includesHead else { return fault == nil }
    let shown = AnswerHead(head, to: token)
    let lines = shown.fields.map { DisplayText.clean("\($0.name): \($0.value)") + "\r\n" }
    return write(Array("HTTP \(shown.status)\r\n\(lines.joined())\r\n".utf8))
  }

  func receive(_ piece: [UInt8]) -> Bool {
    let bytes = terminal?.take(piece) ?? piece
    if let last = bytes.last { endsLine = last == UInt8(ascii: "\n") }
    return write(bytes)
  }

  /// Writes an answer that is whole.
  func write(_ answer: HTTPAnswer) {
    if receive(answer.response) { _ = receive(answer.body) }
  }

  /// Ends the answer to a single call, which stays as it is in a file or a pipe; what is said next
  /// begins on a line of its own all the same, where it goes to the same place.
  func end(beforeWords: Bool) {
    if output.isTerminal { return endDocument() }
    if beforeWords, !endsLine, output.leadsWhere(diagnostics) {
      diagnostics.writeBestEffort("\n")
    }
  }

  /// Ends a document, so that the next one begins on a line of its own.
  func endDocument() {
    if let rest = terminal?.end() { _ = write(rest) }
    if !endsLine { _ = write([UInt8(ascii: "\n")]) }
    endsLine = true
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    guard fault == nil else { return false }
    do {
      try bytes.withUnsafeBytes { try output.write($0) }
      return true
    } catch {
      fault = error
      return false
    }
  }
}
