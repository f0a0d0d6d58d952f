internal import AuthpipeKit
internal import HTTPTypes

/// What a worker says: that it is there, or what came of an exchange.
enum Report {
  case ready
  case outcome(number: UInt64, Result<HTTPAnswer, TransportFailure>)
  /// Of an answer that is handed on as it comes; `outcome` follows, without a body.
  case head(number: UInt64, HTTPResponse)
  case piece(number: UInt64, [UInt8])

  var bytes: [UInt8] {
    var writer = FrameWriter()
    switch self {
    case .ready: writer.add(UInt8(0))
    case .outcome(let number, .success(let answer)):
      writer.add(UInt8(1))
      writer.add(number)
      writer.add(answer.response)
      writer.add(answer.body)
    case .outcome(let number, .failure(let failure)):
      writer.add(UInt8(2))
      writer.add(number)
      writer.add(failure)
    case .head(let number, let head):
      writer.add(UInt8(3))
      writer.add(number)
      writer.add(head)
    case .piece(let number, let bytes):
      writer.add(UInt8(4))
      writer.add(number)
      writer.add(bytes)
    }
    return writer.bytes
  }

  init?(_ bytes: [UInt8]) {
    var reader = FrameReader(bytes)
    guard let kind = reader.number(UInt8.self) else { return nil }
    if kind == 0 {
      self = .ready
      return
    }
    guard let number = reader.number(UInt64.self) else { return nil }
    switch kind {
    case 1:
      guard let response = reader.head(), let body = reader.bytes() else { return nil }
      self = .outcome(number: number, .success(HTTPAnswer(response: response, body: body)))
    case 2:
      guard let failure = reader.failure() else { return nil }
      self = .outcome(number: number, .failure(failure))
    case 3:
      guard let head = reader.head() else { return nil }
      self = .head(number: number, head)
    case 4:
      guard let bytes = reader.bytes() else { return nil }
      self = .piece(number: number, bytes)
    default: return nil
    }
  }
}
