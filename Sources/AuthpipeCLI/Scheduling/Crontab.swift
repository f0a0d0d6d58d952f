/// A user's crontab, of which one line is ours and every other byte is not.
struct Crontab: Equatable {
  /// What our line ends in.
  static let mark = "# authpipe-check"

  /// As crontab(1) printed it; of no encoding in particular.
  let bytes: [UInt8]

  /// Our lines, without their ends.
  var lines: [String] {
    pieces.filter(Self.isOurs).map { String(decoding: Self.trimmed($0), as: UTF8.self) }
  }

  /// With `line` in the place of ours, or at the end; without ours where it is nil.
  func replacing(with line: String?) -> Crontab {
    var replaced: [UInt8] = []
    var rest = line.map { Array("\($0)\n".utf8) }
    for piece in pieces {
      guard Self.isOurs(piece) else {
        replaced += piece
        continue
      }
      replaced += rest ?? []
      rest = nil
    }
    if let rest {
      if let last = replaced.last, last != 0x0a { replaced.append(0x0a) }
      replaced += rest
    }
    return Crontab(bytes: replaced)
  }

  /// The lines, each with its end.
  private var pieces: [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0a).map { $0 + 1 } ?? rest.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces
  }

  private static func isOurs(_ piece: ArraySlice<UInt8>) -> Bool {
    trimmed(piece).reversed().starts(with: mark.utf8.reversed())
  }

  private static func trimmed(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var trimmed = piece
    while let last = trimmed.last, [0x09, 0x0a, 0x0d, 0x20].contains(last) { trimmed.removeLast() }
    return trimmed
  }
}
