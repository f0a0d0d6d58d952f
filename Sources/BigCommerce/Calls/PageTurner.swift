package import AuthpipeKit
package import HTTPTypes
internal import Synchronization

/// Leads a call from page to page, and watches what passes by for where it ends.
///
/// The next page is the one of the next number, always of the path that was asked for: a link in an
/// answer is a server's word about where a token should go.
package final class PageTurner: AnswerReceiver {
  /// Pages of one item would make a list of ten thousand.
  private static let mostPages = 10_000
  /// A page that has to be compared with the one before is held back as long as it is shorter.
  private static let longestHeld = 16 << 20

  private struct Held {
    let head: HTTPResponse
    var body: [UInt8] = []
  }

  private struct State {
    var path: CallPath
    var number: Int
    var asked = 1
    /// Whether a page has said how many there are.
    var isNumbered = false
    var scanner = PageScanner()
    var digest = BlockDigest()
    var digestBefore: [UInt8]?
    /// What is held back of this page; nil where nothing is.
    var held: Held?
  }

  private let receiver: any AnswerReceiver
  private let state: Mutex<State>

  /// Begins at `path`, and hands the pages on to `receiver`.
  package init(at path: CallPath, to receiver: any AnswerReceiver) {
    self.receiver = receiver
    state = Mutex(State(path: path, number: path.page ?? 1))
  }

  /// The path of the page that is to be asked for.
  package var path: CallPath { state.withLock { $0.path } }

  package func receive(_ head: HTTPResponse) -> Bool {
    let isHeld = state.withLock { state in
      (state.scanner, state.digest) = (PageScanner(), BlockDigest())
      // A list of version 2 that has no pages is the same on each, and is not to be shown twice.
      state.held = state.digestBefore.map { _ in Held(head: head) }
      return state.held != nil
    }
    return isHeld || receiver.receive(head)
  }

  package func receive(_ piece: [UInt8]) -> Bool {
    let (passes, released) = state.withLock { state -> (Bool, Held?) in
      state.scanner.take(piece)
      state.digest.take(piece)
      guard let count = state.held?.body.count else { return (true, nil) }
      // One body, and no list of pieces: a server chooses how small those are.
      guard count + piece.count > Self.longestHeld else {
        state.held?.body += piece
        return (false, nil)
      }
      let released = state.held
      state.held = nil
      return (true, released)
    }
    if let released, !release(released) { return false }
    return !passes || receiver.receive(piece)
  }

  /// Turns to the next page, once this one is whole; false when there is none.
  package func turn() throws(PageFault) -> Bool {
    let (page, held, digest, digestBefore) = state.withLock { state in
      defer { state.held = nil }
      return (state.scanner.page, state.held, state.digest.value, state.digestBefore)
    }
    if case .list(let isEmpty) = page {
      guard digest != digestBefore else {
        // Where it was held back nobody has seen it twice.
        if held != nil { return false }
        throw .standsStill(page: state.withLock { $0.number })
      }
      if isEmpty { return false }
      state.withLock { $0.digestBefore = digest }
    }
    if let held, page != .empty, !release(held) { return false }
    guard try hasNext(after: page) else { return false }
    guard state.withLock({ $0.number < Int32.max }) else { throw .tooMany(limit: Self.mostPages) }
    let asked = state.withLock { state in
      state.number += 1
      state.asked += 1
      state.path = state.path.turned(to: state.number)
      return state.asked
    }
    guard asked <= Self.mostPages else { throw .tooMany(limit: Self.mostPages) }
    return true
  }

  private func hasNext(after page: Page) throws(PageFault) -> Bool {
    switch page {
    case .empty:
      // Version 2 ends so. Where the pages are counted, one is missing.
      if state.withLock({ $0.isNumbered }) { throw .unreadable }
      return false
    case .single:
      if state.withLock({ $0.asked > 1 }) { throw .unreadable }
      return false
    case .list(let isEmpty):
      if state.withLock({ $0.isNumbered }) { throw .unreadable }
      return !isEmpty
    case .numbered(let number, let count, let isEmpty):
      let asked = state.withLock { state in
        state.isNumbered = true
        return state.number
      }
      guard number == asked else { throw .standsStill(page: asked) }
      return number < count && !isEmpty
    case .byCursor: throw .byCursor
    case .unreadable: throw .unreadable
    }
  }

  private func release(_ held: Held) -> Bool {
    receiver.receive(held.head) && (held.body.isEmpty || receiver.receive(held.body))
  }
}
