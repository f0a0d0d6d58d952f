internal import AuthpipeKit
internal import HTTPTypes

/// Reports an answer piece by piece to whoever the worker serves.
final class ReportingReceiver: AnswerReceiver {
  private let number: UInt64
  private let report: @Sendable (Report) -> Bool

  /// Reports of the exchange `number` through `report`, which says whether anybody listens.
  init(number: UInt64, through report: @escaping @Sendable (Report) -> Bool) {
    self.number = number
    self.report = report
  }

  func receive(_ head: HTTPResponse) -> Bool {
    Bounds.handOn { report(.head(number: number, head)) }
  }

  func receive(_ piece: [UInt8]) -> Bool {
    Bounds.handOn { report(.piece(number: number, piece)) }
  }
}
