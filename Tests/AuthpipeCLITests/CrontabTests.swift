import Testing

@testable import AuthpipeCLI

@Suite struct CrontabTests {
  private static let line = "1 * * * * authpipe check # authpipe-check"

  @Test(arguments: [
    ("", "\(line)\n"),
    ("a\n", "a\n\(line)\n"),
    ("a", "a\n\(line)\n"),
    ("a\n\n", "a\n\n\(line)\n"),
    ("old # authpipe-check\n", "\(line)\n"),
    ("a\nold # authpipe-check \r\nb", "a\n\(line)\nb"),
    ("# old # authpipe-check\nb\nolder # authpipe-check", "\(line)\nb\n"),
    (
      "a # authpipe-checks\n # authpipe-check b\n",
      "a # authpipe-checks\n # authpipe-check b\n\(line)\n"
    ),
  ])
  func `our line takes the place of ours, and the rest stays as it is`(
    before: String, after: String
  ) {
    let crontab = Crontab(bytes: Array(before.utf8))
    #expect(String(decoding: crontab.replacing(with: Self.line).bytes, as: UTF8.self) == after)
  }

  @Test func `what is no text stays as it is, too`() {
    let crontab = Crontab(bytes: [0xff, 0x0a, 0x0d, 0x0a, 0xfe])
    let with = crontab.replacing(with: Self.line)
    #expect(with.bytes == crontab.bytes + [0x0a] + Array("\(Self.line)\n".utf8))
    #expect(with.lines == [Self.line])
    #expect(with.replacing(with: nil).bytes == crontab.bytes + [0x0a])
  }
}
