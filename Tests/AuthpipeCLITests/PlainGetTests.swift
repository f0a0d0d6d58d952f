internal import ArgumentParser
import Testing

@testable import AuthpipeCLI

@Suite struct PlainGetTests {
  private static let words = [
    "acme", "acme/u1", "bigcommerce:acme", "access_token", "tokn", "help", "get", " ", "é", "a=b",
    "@file", "–version", "'--json'",
    "", "-", "--", "-h", "--help", "--version", "--json", "--vault", "--vault=x", "--key-fd",
    "--no-newline", "--no-newlin", "-o", "--format", "--clip", "---completion", "-x",
    "--generate-completion-script",
  ]

  /// Every command line of at most three of these words.
  private static let lines: [[String]] = {
    let pairs = words.flatMap { first in words.map { [first, $0] } }
    return [[]] + words.map { [$0] } + pairs + pairs.flatMap { pair in words.map { pair + [$0] } }
  }()

  @Test func `what is taken without the parser is what the parser takes`() throws {
    var count = 0
    for line in Self.lines {
      guard let plain = PlainGet(line[...]) else { continue }
      count += 1
      let whole = try Get.parse(line)
      #expect(plain.connection == whole.connection && plain.field == whole.field)
      #expect(!whole.noNewline && !whole.allowUnhealthy && !whole.staleOk && !whole.clip)
      #expect(whole.versions == nil && whole.maxAge == nil)
      #expect(
        [whole.handing.format, whole.handing.preset, whole.handing.output] == [nil, nil, nil])
      #expect([whole.vault.vault, whole.vault.keyFile, whole.vault.keyCommand] == [nil, nil, nil])
      #expect(whole.vault.keyFd == nil)
      #expect(!whole.display.json && !whole.display.noColor && !whole.interaction.noInput)
    }
    #expect(count == 13 + 13 * 13)
  }

  @Test func `a name and a field, whatever they are, need no parser`() {
    for line in Self.lines where (1...2).contains(line.count) {
      let isPlain = line.allSatisfy { !$0.isEmpty && !$0.hasPrefix("-") }
      #expect((PlainGet(line[...]) != nil) == isPlain)
    }
  }

  @Test func `a token that is taken without the parser is the one that the parser takes`() throws {
    var count = 0
    for line in Self.lines {
      guard let plain = PlainToken(line[...]) else { continue }
      count += 1
      let whole = try TokenPrint.parse(line)
      #expect(plain.connection == whole.connection)
      #expect(whole.kind == nil && whole.ttl == nil)
      #expect(whole.channel.isEmpty && whole.cors.isEmpty && whole.scopes.isEmpty)
      #expect([whole.vault.vault, whole.vault.keyFile, whole.vault.keyCommand] == [nil, nil, nil])
      #expect(whole.vault.keyFd == nil)
      #expect(!whole.display.json && !whole.display.noColor && !whole.interaction.noInput)
    }
    #expect(count == 13)
  }
}
