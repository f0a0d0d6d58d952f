internal import HTTPTypes

/// What a worker is told, but for the secret, which follows in a place of its own.
enum Order {
  case send(number: UInt64, HTTPRequest, secretName: HTTPField.Name?, timeout: Duration)
  case abandon(number: UInt64)

  var bytes: [UInt8] {
    var writer = FrameWriter()
    switch self {
    case .send(let number, let request, let secretName, let timeout):
      writer.add(UInt8(1))
      writer.add(number)
      writer.add(timeout.milliseconds)
      writer.add(request.method.rawValue)
      writer.add(request.scheme)
      writer.add(request.authority)
      writer.add(request.path)
      writer.add(request.headerFields)
      writer.add(secretName?.rawName)
    case .abandon(let number):
      writer.add(UInt8(2))
      writer.add(number)
    }
    return writer.bytes
  }

  init?(_ bytes: [UInt8]) {
    var reader = FrameReader(bytes)
    guard let kind = reader.number(UInt8.self), let number = reader.number(UInt64.self) else {
      return nil
    }
    switch kind {
    case 1:
      guard let milliseconds = reader.number(Int64.self),
        let method = reader.text().flatMap({ HTTPRequest.Method($0) }),
        let scheme = reader.optionalText(), let authority = reader.optionalText(),
        let path = reader.optionalText(), let fields = reader.fields(),
        let secretName = reader.optionalText()
      else { return nil }
      self = .send(
        number: number,
        HTTPRequest(
          method: method, scheme: scheme, authority: authority, path: path, headerFields: fields),
        secretName: secretName.flatMap { HTTPField.Name($0) }, timeout: .milliseconds(milliseconds))
    case 2: self = .abandon(number: number)
    default: return nil
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  fileprivate var milliseconds: Int64 {
    let (seconds, rest) = components
    return seconds.multipliedReportingOverflow(by: 1000).partialValue + rest / 1_000_000_000_000_000
  }
}
