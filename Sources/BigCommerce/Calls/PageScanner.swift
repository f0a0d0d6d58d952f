/// Reads off a JSON text that passes by whether it is a page of a list, and which.
///
/// A page may be as long as it likes and is not kept, so this knows the few members that tell, and
/// of all the rest only where it ends.
struct PageScanner {
  private struct Level {
    let isObject: Bool
    var key: [UInt8] = []
    var awaitsKey: Bool
    var isEmpty = true
  }

  private enum Mode {
    case between
    case string
    case escaped
    case bare
  }

  /// No answer is nested nearly as deeply, and what is costs memory.
  private static let deepest = 64
  /// Longer than any member that tells.
  private static let longestText = 32

  private var levels: [Level] = []
  private var mode = Mode.between
  private var text: [UInt8] = []
  private var isUnreadable = false

  private var root: (isObject: Bool, isEmpty: Bool)?
  private var hasEmptyData = false
  private var hasCursor = false
  private var currentPage: Int?
  private var totalPages: Int?

  /// What the text is, once all of it has passed.
  var page: Page {
    guard !isUnreadable, levels.isEmpty, mode == .between || mode == .bare else {
      return .unreadable
    }
    guard let root else { return .empty }
    guard root.isObject else { return .list(isEmpty: root.isEmpty) }
    if let currentPage, let totalPages {
      return .numbered(currentPage, of: totalPages, isEmpty: hasEmptyData)
    }
    return hasCursor ? .byCursor : .single
  }

  /// Takes the next piece of the text.
  mutating func take(_ bytes: [UInt8]) {
    for byte in bytes where !isUnreadable { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    switch mode {
    case .string:
      switch byte {
      case UInt8(ascii: "\\"): mode = .escaped
      case UInt8(ascii: "\""):
        mode = .between
        if levels.last?.awaitsKey == true { levels[levels.count - 1].key = text }
      default: note(byte)
      }
    case .escaped:
      // No member that tells is written with escapes.
      note(0)
      mode = .string
    case .bare where isDelimiter(byte):
      mode = .between
      endNumber()
      takeBetween(byte)
    case .bare: note(byte)
    case .between: takeBetween(byte)
    }
  }

  private mutating func takeBetween(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x09, 0x0a, 0x0d: return
    case UInt8(ascii: ","):
      if levels.last?.isObject == true { levels[levels.count - 1].awaitsKey = true }
    case UInt8(ascii: ":"):
      if !levels.isEmpty { levels[levels.count - 1].awaitsKey = false }
    case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
    default: begin(byte)
    }
  }

  /// Begins a value, or a member's name.
  private mutating func begin(_ byte: UInt8) {
    if !levels.isEmpty { levels[levels.count - 1].isEmpty = false }
    if isAt(["meta", "cursor_pagination"]) { hasCursor = true }
    text = []
    switch byte {
    case UInt8(ascii: "\""): mode = .string
    case UInt8(ascii: "{"): open(isObject: true)
    case UInt8(ascii: "["): open(isObject: false)
    default:
      mode = .bare
      note(byte)
    }
  }

  private mutating func open(isObject: Bool) {
    guard levels.count < Self.deepest else {
      isUnreadable = true
      return
    }
    levels.append(Level(isObject: isObject, awaitsKey: isObject))
  }

  private mutating func close() {
    guard let closed = levels.popLast() else {
      isUnreadable = true
      return
    }
    if levels.isEmpty { root = (closed.isObject, closed.isEmpty) }
    if isAt(["data"]), !closed.isObject { hasEmptyData = closed.isEmpty }
  }

  private mutating func endNumber() {
    guard let number = Int(String(decoding: text, as: UTF8.self)) else { return }
    if isAt(["meta", "pagination", "current_page"]) { currentPage = number }
    if isAt(["meta", "pagination", "total_pages"]) { totalPages = number }
  }

  /// Whether the value that stands here is the member that `names` lead to.
  private func isAt(_ names: [StaticString]) -> Bool {
    guard levels.count == names.count, levels.last?.awaitsKey == false else { return false }
    return zip(levels, names).allSatisfy { level, name in
      level.isObject
        && name.withUTF8Buffer { level.key.elementsEqual($0) }
    }
  }

  private mutating func note(_ byte: UInt8) {
    if text.count <= Self.longestText { text.append(byte) }
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || byte <= 0x20
  }
}
