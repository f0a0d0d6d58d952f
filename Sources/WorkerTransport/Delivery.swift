internal import AuthpipeKit

/// Where an answer goes that is handed on as it comes, and how long it may take.
struct Delivery: Sendable {
  let limits: StreamLimits
  let receiver: any AnswerReceiver
  let watch: StreamWatch

  init(limits: StreamLimits, receiver: any AnswerReceiver) {
    self.limits = limits
    self.receiver = receiver
    watch = StreamWatch(limits)
  }
}
