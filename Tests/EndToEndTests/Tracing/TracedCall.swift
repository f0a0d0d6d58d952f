/// A system call as `strace -f -y -xx` tells of it: every text is written as `\x61`.
struct TracedCall: Sendable, CustomStringConvertible {
  /// The thread that made it, or the process where it has only one.
  let thread: Substring
  let name: Substring
  /// What it returned; nil where it never did.
  let result: Int?
  private let arguments: [Substring]
  private let resultText: Substring

  /// Reads a line; nil where it tells of something else than a call.
  init?(line: Substring) {
    guard let space = line.utf8.firstIndex(of: UInt8(ascii: " ")),
      let open = line.utf8.firstIndex(of: UInt8(ascii: "(")),
      let equals = line.utf8.lastIndex(of: UInt8(ascii: "=")),
      let close = line.utf8[..<equals].lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    thread = line[..<space]
    name = line[space..<open].drop { $0 == " " }
    arguments = Self.split(line[line.utf8.index(after: open)..<close])
    resultText = line[equals...].dropFirst(2)
    result = Int(resultText.prefix { $0 == "-" || $0.isNumber })
  }

  var description: String {
    "\(name)(\(arguments.map { String($0.utf8.prefix(300))! }.joined(separator: ", ")))"
  }

  /// Whether it did what it is for.
  var succeeded: Bool { (result ?? -1) >= 0 }

  var count: Int { arguments.count }

  func integer(_ index: Int) -> Int? { Int(arguments[index]) }

  /// Whether argument `index` holds a flag of that name.
  func has(_ flag: Substring, in index: Int) -> Bool {
    arguments[index].split(separator: "|").contains(flag)
  }

  /// What argument `index` spells: a path, or what is written.
  func bytes(_ index: Int) -> [UInt8]? {
    let argument = arguments[index].utf8
    let quote = UInt8(ascii: "\"")
    guard argument.first == quote, argument.last == quote else { return nil }
    return Self.decode(argument.dropFirst().dropLast())
  }

  /// The descriptor that argument `index` is.
  func descriptor(_ index: Int) -> Int? { Int(arguments[index].prefix { $0 != "<" }) }

  /// The file behind that descriptor; nil where it has no name any more.
  func file(_ index: Int) -> String? { Self.file(arguments[index]) }

  /// The file behind the descriptor that was returned.
  var openedFile: String? { Self.file(resultText) }

  /// The path that argument `index` spells; a relative one begins in the folder of the argument
  /// before it where that is a descriptor, or else in `folder`.
  func path(_ index: Int, in folder: String) -> String? {
    guard let spelled = bytes(index) else { return nil }
    let path = String(decoding: spelled, as: UTF8.self)
    guard !path.hasPrefix("/") else { return path }
    let start = index > 0 ? file(index - 1) : nil
    return "\(start ?? folder)/\(path)"
  }

  private static func file(_ descriptor: Substring) -> String? {
    guard let open = descriptor.utf8.firstIndex(of: UInt8(ascii: "<")),
      let close = descriptor.utf8.firstIndex(of: UInt8(ascii: ">")),
      !descriptor.hasSuffix("(deleted)"),
      let name = decode(descriptor.utf8[open..<close].dropFirst())
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// Splits at the commas that lie in no bracket.
  private static func split(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parts.append(text[start..<index])
        start = text.utf8.index(after: index)
      default: break
      }
    }
    parts.append(text[start...])
    return parts.map { $0.drop { $0 == " " } }
  }

  /// The bytes that a row of `\x61` spells.
  private static func decode(_ text: Substring.UTF8View) -> [UInt8]? {
    let text = Array(text)
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 4) {
      guard text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "x"),
        let high = Character(Unicode.Scalar(text[start + 2])).hexDigitValue,
        let low = Character(Unicode.Scalar(text[start + 3])).hexDigitValue
      else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
