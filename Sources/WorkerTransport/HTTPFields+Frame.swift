internal import HTTPTypes

extension FrameWriter {
  mutating func add(_ fields: HTTPFields) {
    add(UInt32(fields.count))
    for field in fields {
      add(field.name.rawName)
      add(field.value)
    }
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
}
