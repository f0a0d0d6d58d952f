internal import AuthpipeKit
internal import HTTPTypes

/// What a worker is told, but for the secrets, which follow in places of their own: those for
/// headers, then the body.
enum Order {
  /// How the answer comes back, and what it may take.
  enum Kind {
    case whole(timeout: Duration)
    case stream(StreamLimits)
  }

  case send(
    number: UInt64, HTTPRequest, secrets: [(name: HTTPField.Name, length: Int)], bodyLength: Int?,
    Kind)
  case abandon(number: UInt64)

  var bytes: [UInt8] {
    var writer = FrameWriter()
    switch self {
    case .send(let number, let request, let secrets, let bodyLength, let kind):
      switch kind {
      case .whole(let timeout):
        writer.add(UInt8(1))
        writer.add(number)
        writer.add(timeout.milliseconds)
      case .stream(let limits):
        writer.add(UInt8(3))
        writer.add(number)
        writer.add(limits)
      }
      writer.add(request.method.rawValue)
      writer.add(request.scheme)
      writer.add(request.authority)
      writer.add(request.path)
      writer.add(request.headerFields)
      writer.add(UInt8(secrets.count))
      for secret in secrets {
        writer.add(secret.name.rawName)
        writer.add(Int32(secret.length))
      }
      writer.add(Int32(bodyLength ?? -1))
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
      guard let milliseconds = reader.number(Int64.self) else { return nil }
      self.init(
        &reader, number, .whole(timeout: .milliseconds(milliseconds)),
        longestBody: RequestBody.longest)
    case 2: self = .abandon(number: number)
    case 3:
      guard let limits = reader.limits() else { return nil }
      self.init(&reader, number, .stream(limits), longestBody: OutgoingBody.longest)
    default: return nil
    }
  }

  private init?(
    _ reader: inout FrameReader, _ number: UInt64, _ kind: Kind, longestBody: Int
  ) {
    guard let method = reader.text().flatMap({ HTTPRequest.Method($0) }),
      let scheme = reader.optionalText(), let authority = reader.optionalText(),
      let path = reader.optionalText(), let fields = reader.fields(),
      let secrets = Self.secrets(&reader),
      let bodyLength = reader.number(Int32.self), bodyLength <= longestBody
    else { return nil }
    self = .send(
      number: number,
      HTTPRequest(
        method: method, scheme: scheme, authority: authority, path: path, headerFields: fields),
      secrets: secrets, bodyLength: bodyLength < 0 ? nil : Int(bodyLength), kind)
  }

  private static func secrets(
    _ reader: inout FrameReader
  ) -> [(name: HTTPField.Name, length: Int)]? {
    guard let count = reader.number(UInt8.self), count <= SecretHeader.most else { return nil }
    var secrets: [(name: HTTPField.Name, length: Int)] = []
    for _ in 0..<count {
      guard let name = reader.text().flatMap({ HTTPField.Name($0) }),
        let length = reader.number(Int32.self),
        (0...Int32(SecretShape.longestToken)).contains(length)
      else { return nil }
      secrets.append((name, Int(length)))
    }
    return secrets
  }
}
