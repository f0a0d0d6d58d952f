internal import AuthpipeKit
internal import Glibc

/// How a text begins, seen beside a pattern.
enum MaskMatch: Equatable {
  case no
  /// The text is over before the pattern is: so many letters of it are there, the last of which
  /// ends at `end`.
  case beginning(letters: Int, end: Int)
  /// All of the pattern is there, and ends so far from the beginning.
  case whole(end: Int)
}

extension MaskPattern {
  /// Between two letters no more than this is a break of a line, with the next one's indentation.
  private static let longestBreak = 64

  /// Looks at the beginning of `text`.
  func match(_ text: UnsafeRawBufferPointer) -> MaskMatch {
    spelling.bytes.withBytes { letters in
      mayBreak ? Self.matchBroken(letters, text) : Self.matchExactly(letters, text)
    }
  }

  private static func matchExactly(
    _ letters: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer
  ) -> MaskMatch {
    let count = min(letters.count, text.count)
    guard count > 0, memcmp(letters.baseAddress!, text.baseAddress!, count) == 0 else { return .no }
    return count == letters.count ? .whole(end: count) : .beginning(letters: count, end: count)
  }

  /// The same where lines may be broken anywhere: tools do so at 64, 76 or any other number of
  /// letters, and what stands before a secret decides where in it that is.
  private static func matchBroken(
    _ letters: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer
  ) -> MaskMatch {
    var found = 0
    var end = 0
    var isNewLine = false
    for index in text.indices {
      let byte = text[index]
      if byte == letters[found] {
        (found, end, isNewLine) = (found + 1, index + 1, false)
        if found == letters.count { return .whole(end: end) }
        continue
      }
      let isBreak = byte == 0x0a || byte == 0x0d
      guard found > 0, isBreak || isNewLine && (byte == 0x20 || byte == 0x09),
        index - end < longestBreak
      else { return .no }
      isNewLine = true
    }
    return .beginning(letters: found, end: end)
  }
}
