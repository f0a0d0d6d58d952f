internal import HTTPTypes

extension FrameWriter {
  mutating func add(_ fields: HTTPFields) {
    add(UInt32(fields.count))
    for field in fields {
      add(field.name.rawName)
      add(field.value)
    }
  }

  mutating func add(_ head: HTTPResponse) {
    add(UInt16(head.status.code))
    add(head.headerFields)
  }
}

extension FrameReader {
  mutating func fields() -> HTTPFields? {
    guard let count = number(UInt32.self) else { return nil }
    var fields = HTTPFields()
    for _ in 0..<count {
      guard let text = text(), let name = HTTPField.Name(text), let value = self.text() else {
        return nil
      }
      fields.append(HTTPField(name: name, value: value))
    }
    return fields
  }

  mutating func head() -> HTTPResponse? {
    guard let code = number(UInt16.self), (100...999).contains(code), let fields = fields() else {
      return nil
    }
    return HTTPResponse(status: .init(code: Int(code)), headerFields: fields)
  }
}
