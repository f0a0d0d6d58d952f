internal import AuthpipeKit

/// A text with references in it, taken apart.
struct Template {
  /// A part of a template.
  enum Piece {
    case text(Range<Int>)
    case reference(FieldReference)
  }

  let bytes: [UInt8]
  private(set) var pieces: [Piece] = []
  /// The references, and where each stands first.
  private(set) var references: [FieldReference: TextPlace] = [:]

  /// Takes `bytes` apart, which begin at `beginning`.
  init(_ bytes: [UInt8], from beginning: TextPlace) throws {
    self.bytes = bytes
    guard !bytes.contains(0) else { throw InjectFault.binary(file: beginning.file) }
    var start = 0
    var next = 0
    var line = beginning.line
    while let place = find(from: next) {
      let range = place.whole
      line += bytes[next..<range.lowerBound].count { $0 == 0x0a }
      let here = TextPlace(line: line, file: beginning.file)
      if let fault = place.fault { throw InjectFault.malformed(here, fault) }
      if range.lowerBound > start { pieces.append(.text(start..<range.lowerBound)) }
      if let reference = place.reference {
        pieces.append(.reference(reference))
        if references[reference] == nil { references[reference] = here }
      }
      start = range.upperBound
      next = start
    }
    if start < bytes.count { pieces.append(.text(start..<bytes.count)) }
  }

  /// Whether it is a reference and nothing else.
  var isOneReference: Bool {
    if pieces.count == 1, case .reference = pieces[0] { true } else { false }
  }

  /// Lends `body` the text with values in the place of references.
  func forEachPart(
    _ values: [FieldReference: SharedSecret], _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    for piece in pieces {
      switch piece {
      case .text(let range): try bytes[range].withUnsafeBytes(body)
      case .reference(let reference): try values[reference]?.bytes.withBytes(body)
      }
    }
  }

  private typealias Place = (
    whole: Range<Int>, reference: FieldReference?, fault: FieldReference.Fault?
  )

  private func find(from start: Int) -> Place? {
    let scheme = FieldReference.scheme
    var index = start
    while index + scheme.count <= bytes.count {
      guard bytes[index] == scheme[0], bytes[index...].starts(with: scheme) else {
        index += 1
        continue
      }
      return place(at: index)
    }
    return nil
  }

  /// The reference at `index`, with the braces around it.
  private func place(at index: Int) -> Place {
    let first = index + FieldReference.scheme.count
    var end = bytes[first...].firstIndex { !FieldReference.mayHold($0) } ?? bytes.count
    // A full stop after it ends a sentence.
    while end > first, ".@+-".utf8.contains(bytes[end - 1]) { end -= 1 }
    guard var whole = braced(index..<end) else { return (index..<end, nil, .form) }
    do {
      return (whole, try FieldReference(parsing: bytes[first..<end]), nil)
    } catch {
      whole = index..<end
      return (whole, nil, error)
    }
  }

  /// `range` with the `{{` and `}}` around it; nil where the first has no second.
  private func braced(_ range: Range<Int>) -> Range<Int>? {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let before = bytes[..<range.lowerBound].lastIndex { !isBlank($0) } ?? -1
    let opening = UInt8(ascii: "{")
    guard before > 0, bytes[before] == opening, bytes[before - 1] == opening else { return range }
    let after = bytes[range.upperBound...].firstIndex { !isBlank($0) } ?? bytes.count
    let closing = UInt8(ascii: "}")
    guard after + 1 < bytes.count, bytes[after] == closing, bytes[after + 1] == closing else {
      return nil
    }
    return (before - 1)..<(after + 2)
  }
}
