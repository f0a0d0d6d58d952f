internal import AuthpipeKit
internal import HTTPTypes
internal import Synchronization

/// Hands everything on, and knows whether there was anything.
final class NotingReceiver: AnswerReceiver {
  private let receiver: any AnswerReceiver
  private let begun = Atomic(false)

  init(_ receiver: any AnswerReceiver) { self.receiver = receiver }

  /// Whether the receiver was handed the head.
  var hasBegun: Bool { begun.load(ordering: .acquiring) }

  func receive(_ head: HTTPResponse) -> Bool {
    begun.store(true, ordering: .releasing)
    return receiver.receive(head)
  }

  func receive(_ piece: [UInt8]) -> Bool { receiver.receive(piece) }
}
