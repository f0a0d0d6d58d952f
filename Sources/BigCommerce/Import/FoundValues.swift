internal import AuthpipeKit

/// The values of a credentials file, where they lie in its bytes.
struct FoundValues {
  private var values: [CredentialItem: WrittenValue] = [:]
  /// Whether the file holds more than these.
  private(set) var areNotAll = false
  /// Whether it names the store as Stencil's configuration does.
  private var namesStencilStore = false

  /// Members that tell of a credential and are none of it: of `get --json`.
  private static let descriptions = [
    "schema", "provider", "version", "verdict", "checkedAt", "lastAttempt",
  ]

  /// Finds what there is; throws `CredentialsFile.Fault`, or `SecretMemoryError`.
  init(in bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count <= CredentialsFile.longest else {
      throw CredentialsFile.Fault.tooLong(limit: CredentialsFile.longest)
    }
    let lines = TextLines(bytes)
    guard !lines.lines.isEmpty else { throw CredentialsFile.Fault.empty }
    switch lines.form {
    case .json: try readJSON(bytes)
    case .variables: try readVariables(bytes)
    case .labels: try readLabels(lines)
    }
    if self[.accessToken] == nil, namesStencilStore { throw CredentialsFile.Fault.stencilFile }
  }

  /// The value, unless it is missing or empty.
  subscript(item: CredentialItem) -> WrittenValue? { values[item] }

  /// The value as text that may be shown to nobody yet.
  func text(of item: CredentialItem) throws -> String? {
    try self[item].map { try $0.secret().withBytes { String(decoding: $0, as: UTF8.self) } }
  }

  private mutating func add(_ item: CredentialItem, _ value: WrittenValue) throws {
    guard let other = values[item] else {
      values[item] = value
      return
    }
    let isSame = try value.secret().equals(other.secret())
    guard isSame else {
      throw value.place == other.place
        ? CredentialsFile.Fault.conflictingValues(label: value.place)
        : .ambiguous(item: item.rawValue, places: [other.place, value.place])
    }
  }

  private mutating func readLabels(_ lines: TextLines) throws {
    let text = try LabelledText(lines)
    areNotAll = text.isNotAll
    for (label, value) in text.values where !value.isEmpty {
      // One layout has both, and the second is of no use to anybody.
      if label == .name, text.values[.clientName]?.isEmpty == false { continue }
      try add(
        CredentialItem(label), WrittenValue(bytes: value, form: .plain, place: label.rawValue))
    }
  }

  private mutating func readVariables(_ bytes: UnsafeRawBufferPointer) throws {
    var text = DotenvText(bytes)
    while true {
      do {
        guard let variable = try text.next() else {
          if text.holdsComments { areNotAll = true }
          return
        }
        guard !variable.value.isEmpty else { continue }
        guard let item = CredentialItem(variable: variable.name) else {
          areNotAll = true
          continue
        }
        let name = String(decoding: variable.name, as: UTF8.self)
        try add(
          item,
          WrittenValue(
            bytes: variable.value, form: .variable(variable.quote),
            place: "\(name) in line \(variable.line)"))
      } catch DotenvText.Fault.notAVariable {
        areNotAll = true
      } catch DotenvText.Fault.openQuote(let line) {
        // The rest may be a value's, or may not.
        throw CredentialsFile.Fault.openQuote(line: line)
      }
    }
  }

  private mutating func readJSON(_ bytes: UnsafeRawBufferPointer) throws {
    guard (try? UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span)) != nil else {
      throw CredentialsFile.Fault.malformedJSON
    }
    do {
      var text = JSONText(bytes)
      if try text.peek() == UInt8(ascii: "[") { throw CredentialsFile.Fault.severalCredentials }
      try readObject(&text, holdsFields: false)
      try text.end()
      if values.isEmpty, !namesStencilStore { throw CredentialsFile.Fault.notCredentials }
    } catch is JSONText.Malformed {
      throw CredentialsFile.Fault.malformedJSON
    }
  }

  private mutating func readObject(_ text: inout JSONText, holdsFields: Bool) throws {
    var object = self
    try text.object { name, text in
      let next = try text.peek()
      if next == UInt8(ascii: "{"), !holdsFields, name.elementsEqual("fields".utf8) {
        return try object.readObject(&text, holdsFields: true)
      }
      if next == UInt8(ascii: "\""), let item = CredentialItem(member: name) {
        let value = try text.string()
        guard !value.isEmpty else { return }
        let place = "\"\(item.rawValue)\""
        return try object.add(item, WrittenValue(bytes: value, form: .json, place: place))
      }
      try text.skip()
      if name.elementsEqual("normalStoreUrl".utf8) { object.namesStencilStore = true }
      let isDescription = Self.descriptions.contains { name.elementsEqual($0.utf8) }
      if next != UInt8(ascii: "n"), !isDescription { object.areNotAll = true }
    }
    self = object
  }
}
