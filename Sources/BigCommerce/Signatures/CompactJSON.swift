internal import FoundationEssentials

/// A JSON object as it was written, without the blanks between its parts.
///
/// Its values are not read and written again, so that a long number stays what it was.
struct CompactJSON {
  let text: String
  let value: JSONValue

  /// Reads `bytes`; nil for what `JSONValue` does not take, for anything but an object, and where
  /// a member's name is there twice, of which one reader takes the first and another the last.
  init?(parsing bytes: [UInt8]) {
    guard let value = JSONValue(parsing: bytes), case .object = value else { return nil }
    var scan = Scan()
    for byte in bytes where !scan.take(byte) { return nil }
    self.value = value
    text = String(decoding: scan.kept, as: UTF8.self)
  }

  /// A walk through JSON that the decoder takes for well-formed.
  private struct Scan {
    var kept: [UInt8] = []
    /// The names seen in each object around this place; nil for an array.
    private var names: [Set<[UInt8]>?] = []
    private var string: [UInt8]?
    private var isEscaped = false
    private var expectsName = false

    /// Walks over `byte`; false where it ends a name that was there before, or that is not plain
    /// (an escape could spell the same name in another way), or what the decoder should not take.
    mutating func take(_ byte: UInt8) -> Bool {
      if string != nil { return takeInString(byte) }
      switch byte {
      case 0x20, 0x09, 0x0a, 0x0d: return true
      case UInt8(ascii: "\""): string = []
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        names.append(byte == UInt8(ascii: "{") ? [] : nil)
        expectsName = byte == UInt8(ascii: "{")
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The decoder lets a comma before the end pass, and other readers do not.
        guard kept.last != UInt8(ascii: ",") else { return false }
        names.removeLast()
      case UInt8(ascii: ","): expectsName = names.last.flatMap(\.self) != nil
      case UInt8(ascii: ":"): expectsName = false
      default: break
      }
      kept.append(byte)
      return true
    }

    private mutating func takeInString(_ byte: UInt8) -> Bool {
      kept.append(byte)
      if isEscaped || byte != UInt8(ascii: "\"") {
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        string?.append(byte)
        return true
      }
      let ended = string ?? []
      string = nil
      guard expectsName else { return true }
      let isPlain = ended.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }
      return isPlain && names[names.count - 1]?.insert(ended).inserted == true
    }
  }
}
