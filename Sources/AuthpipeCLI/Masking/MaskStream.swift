internal import AuthpipeKit

/// One stream of a program's output, in which secrets are looked for as it comes.
///
/// Held back is only what may be a secret's beginning. On a terminal a few letters of one are shown
/// after a pause, since a prompt ends in the same letters sooner or later, and the rest is hidden all
/// the same if it was one. In a pipe nobody waits for a prompt, and nothing is shown before its time:
/// a program's buffer may be flushed in the middle of a secret. The end of a line is, where no more
/// of one stands before it than chance puts there: somebody reads line by line.
final class MaskStream {
  private static let pause = Duration.milliseconds(50)
  /// So many bytes of a secret are hardly there by chance.
  private static let suspicious = 8
  /// So many letters at the end of a line are.
  private static let chance = 3

  private let output: StandardStream
  private let patterns: [MaskPattern]
  private var isFirst = [Bool](repeating: false, count: 256)
  private let isTerminal: Bool
  private var held: SecretBytes
  /// How much of what is held has been shown.
  private var shown = 0
  private var heldSince: ContinuousClock.Instant?

  init(_ patterns: [MaskPattern], to output: StandardStream) throws {
    self.output = output
    isTerminal = output.isTerminal
    self.patterns = patterns.sorted { $0.spelling.bytes.count > $1.spelling.bytes.count }
    held = try SecretBytes(capacity: 1)
    for pattern in patterns {
      pattern.spelling.bytes.withBytes { bytes in
        if let first = bytes.first { isFirst[Int(first)] = true }
      }
    }
  }

  /// How long what is held back may wait still; nil where nothing is, or it waits for more.
  var patience: Duration? {
    guard held.count > shown, isTerminal ? held.count < Self.suspicious : endsLineByChance else {
      return nil
    }
    return heldSince.map { max(.zero, $0 + Self.pause - .now) }
  }

  private var endsLineByChance: Bool {
    held.withBytes { bytes in
      bytes.contains(0x0a) && bytes.count { $0 > 0x20 } <= Self.chance
    }
  }

  /// Takes what came, and writes what is no secret or is hidden by now.
  func take(_ bytes: UnsafeRawBufferPointer) throws {
    var all = try SecretBytes(capacity: held.count + bytes.count)
    held.withBytes { all.append($0) }
    all.append(bytes)
    let kept = try all.withBytes { try pass($0, isLast: false) }
    held = try all.withBytes {
      try SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[($0.count - kept)...]))
    }
    heldSince = kept == 0 ? nil : .now
  }

  /// Shows what waited long enough, and remembers it: the rest of a secret may follow.
  func release() throws {
    guard let patience, patience <= .zero else { return }
    try showHeld()
  }

  /// Lets go of everything: nothing more comes. Most of a secret is hidden as all of it would be.
  func finish() throws {
    _ = try held.withBytes { try pass($0, isLast: true) }
    held.truncate(to: 0)
    shown = 0
  }

  private func showHeld() throws {
    try held.withBytes { try write($0, from: shown, to: $0.count) }
    shown = held.count
  }

  /// Writes `bytes`, the first of which were shown, but for what may be the beginning of a secret;
  /// returns how much that is.
  private func pass(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws -> Int {
    var start = shown
    var index = 0
    while index < bytes.count {
      guard isFirst[Int(bytes[index])] else {
        index += 1
        continue
      }
      let rest = UnsafeRawBufferPointer(rebasing: bytes[index...])
      switch find(at: rest, isLast: isLast) {
      case .no: index += 1
      case .wait:
        try write(bytes, from: start, to: index)
        shown = max(0, start - index)
        return bytes.count - index
      case .hide(let pattern, let length):
        try write(bytes, from: start, to: index)
        try pattern.label.withBytes { try output.write($0) }
        index += length
        start = max(start, index)
      }
    }
    try write(bytes, from: start, to: bytes.count)
    shown = 0
    return 0
  }

  private enum Find {
    case no
    case wait
    case hide(MaskPattern, Int)
  }

  /// What `rest` begins with, and the longest of it where it is several things.
  private func find(at rest: UnsafeRawBufferPointer, isLast: Bool) -> Find {
    var found = Find.no
    for pattern in patterns {
      switch pattern.match(rest) {
      case .no: continue
      // What may become a longer secret than it is already waits for more.
      case .beginning where !isLast: return .wait
      case .beginning(let letters, let end):
        if case .no = found, letters >= Self.suspicious { found = .hide(pattern, end) }
      case .whole(let end):
        if case .hide(_, let length) = found, length >= end { continue }
        found = .hide(pattern, end)
      }
    }
    return found
  }

  private func write(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) throws {
    guard start < end else { return }
    try output.write(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
  }
}
