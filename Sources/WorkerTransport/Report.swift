internal import AuthpipeKit
internal import HTTPTypes

/// What a worker says: that it is there, or what came of an exchange.
enum Report {
  case ready
  case outcome(number: UInt64, Result<HTTPAnswer, TransportFailure>)

  var bytes: [UInt8] {
    var writer = FrameWriter()
    switch self {
    case .ready: writer.add(UInt8(0))
    case .outcome(let number, .success(let answer)):
      writer.add(UInt8(1))
      writer.add(number)
      writer.add(UInt16(answer.response.status.code))
      writer.add(answer.response.headerFields)
      writer.add(answer.body)
    case .outcome(let number, .failure(let failure)):
      writer.add(UInt8(2))
      writer.add(number)
      writer.add(failure)
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
      guard let code = reader.number(UInt16.self), (100...999).contains(code),
        let fields = reader.fields(), let body = reader.bytes()
      else { return nil }
      let response = HTTPResponse(status: .init(code: Int(code)), headerFields: fields)
      self = .outcome(number: number, .success(HTTPAnswer(response: response, body: body)))
    case 2:
      guard let failure = reader.failure() else { return nil }
      self = .outcome(number: number, .failure(failure))
    default: return nil
    }
  }
}
