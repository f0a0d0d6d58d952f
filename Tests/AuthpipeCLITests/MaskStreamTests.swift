import AuthpipeKit
import CSystem
import Foundation
import Glibc
import Testing

@testable import AuthpipeCLI

@Suite struct MaskStreamTests {
  private static let secret = "k3y0k3y1k3y2k3y3k3y4k3y5k3y6k3y"
  private static let label = "«acme:access_token»"

  /// What comes out of a stream to which `pieces` come with pauses in between.
  private func output(
    of pieces: [String], toTerminal: Bool = false, hiding secrets: [String] = [secret]
  ) throws -> String {
    var ends: [Int32] = [-1, -1]
    if toTerminal {
      ends[0] = authpipe_open_terminal(-1, &ends[1])
      try #require(ends[0] >= 0)
    } else {
      #expect(pipe(&ends) == 0)
    }
    defer { close(ends[0]) }
    let patterns = try secrets.flatMap { text in
      try MaskPattern.spellings(
        of: Array(text.utf8).withBytes { try SecretBytes(copying: $0) },
        label: "acme:access_token")
    }
    let stream = try MaskStream(patterns, to: StandardStream(descriptor: ends[1]))
    for piece in pieces {
      try Array(piece.utf8).withUnsafeBytes { try stream.take($0) }
      if stream.patience != nil { usleep(60_000) }
      try stream.release()
    }
    try stream.finish()
    // What is written to a terminal comes to its other side a moment later.
    var shown: [UInt8] = []
    var waiting = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, toTerminal ? 200 : 0) > 0 {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = read(ends[0], &bytes, bytes.count)
      guard count > 0 else { break }
      shown += bytes.prefix(count)
    }
    close(ends[1])
    return String(decoding: shown, as: UTF8.self)
  }

  @Test(arguments: 1..<31) func `a secret that a buffer cuts is hidden, however long the pause`(
    cut: Int
  ) throws {
    let (head, tail) = (Self.secret.prefix(cut), Self.secret.dropFirst(cut))
    #expect(try output(of: ["a \(head)", "\(tail) b"]) == "a \(Self.label) b")
    #expect(try output(of: Self.secret.map { String($0) }) == Self.label)
  }

  @Test func `on a terminal a prompt that begins like a secret is shown, and no more of it`() throws
  {
    let head = String(Self.secret.prefix(3))
    #expect(try output(of: ["go on? \(head)", "x"], toTerminal: true) == "go on? \(head)x")
    let tail = String(Self.secret.dropFirst(3))
    let shown = try output(of: [head, tail, "!"], toTerminal: true)
    #expect(shown == "\(head)\(Self.label)!")
  }

  @Test func `a secret that begins another is hidden with it or alone`() throws {
    let short = "s3cret-s3cret"
    let secrets = [short, "\(short)-production"]
    #expect(try output(of: [short, " b"], hiding: secrets) == "\(Self.label) b")
    #expect(try output(of: [short, "-production b"], hiding: secrets) == "\(Self.label) b")
    #expect(try output(of: [short], hiding: secrets) == Self.label)
  }

  @Test(arguments: [16, 64, 76], ["\n", "\r\n", "\n  "])
  func `base64 is hidden wherever a line breaks in it`(length: Int, lineEnd: String) throws {
    for secret in [Self.secret, String(repeating: "0123456789abcdef", count: 4)] {
      for isForURLs in [false, true] {
        // In one stream: what one leaves held must not spoil the next.
        let cases = (0..<58).flatMap { before in [0, 1, 2, 40].map { (before, $0) } }
        let text = cases.map { before, after in
          let bytes =
            String(repeating: "~", count: before) + secret
            + String(repeating: "?", count: after)
          return Self.lines(of: Self.base64(bytes, isForURLs), length, lineEnd)
        }
        let shown = try output(of: [text.joined(separator: "|")], hiding: [secret])
        let parts = shown.split(separator: "|")
        #expect(parts.count == cases.count)
        for ((before, after), part) in zip(cases, parts) {
          let pieces = part.filter { !$0.isWhitespace }.components(separatedBy: Self.label)
          // All but the letters that have bits of what is before or after it.
          let head = (before * 8 + 5) / 6
          let whole = Self.base64(
            String(repeating: "x", count: before + secret.count + after), isForURLs)
          let tail = whole.count - (before + secret.count) * 8 / 6
          #expect(
            pieces.count == 2 && pieces[0].count == head && pieces[1].count <= tail,
            "\(before), \(after): \(part)")
        }
      }
    }
  }

  private static func base64(_ text: String, _ isForURLs: Bool) -> String {
    let standard = Data(text.utf8).base64EncodedString()
    guard isForURLs else { return standard }
    return standard.replacingOccurrences(of: "+", with: "-").replacingOccurrences(
      of: "/", with: "_"
    )
    .replacingOccurrences(of: "=", with: "")
  }

  private static func lines(of text: String, _ length: Int, _ end: String) -> String {
    stride(from: 0, to: text.count, by: length).map { String(text.dropFirst($0).prefix(length)) }
      .joined(separator: end)
  }

  @Test func `in a pipe the end of a line waits no longer than a moment`() throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    func shown() -> String {
      var waiting = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 0) > 0 else { return "" }
      var bytes = [UInt8](repeating: 0, count: 1_024)
      let count = read(ends[0], &bytes, bytes.count)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
    let patterns = try MaskPattern.spellings(
      of: Array(Self.secret.utf8).withBytes { try SecretBytes(copying: $0) },
      label: "acme:access_token")
    let stream = try MaskStream(patterns, to: StandardStream(descriptor: ends[1]))
    let encoded = Data(Self.secret.utf8).base64EncodedString()
    // The last letter is the secret's first, and may be chance.
    for (line, isShown) in [
      ("x \(encoded.prefix(1))\n", true), ("x \(encoded.prefix(4))\n", false),
    ] {
      try Array(line.utf8).withUnsafeBytes { try stream.take($0) }
      #expect(shown() == "x ")
      usleep(60_000)
      try stream.release()
      #expect(shown() == (isShown ? line.dropFirst(2) : ""))
      let rest = encoded.dropFirst(line.count - 3)
      try Array("\(rest) y".utf8).withUnsafeBytes { try stream.take($0) }
      #expect(shown() == "\(Self.label) y")
    }
  }

  @Test func `what is no secret comes out as it is`() throws {
    let text = "k3y0 k3y0k3y1 \(Self.secret.dropLast()) end"
    #expect(try output(of: [text]) == text)
    #expect(try output(of: ["k3y"]) == "k3y")
    #expect(try output(of: [String(Self.secret.prefix(20))]) == Self.label)
  }
}
