import Testing

@testable import BigCommerce

@Suite struct PageScannerTests {
  private func page(_ text: String, cutInto length: Int = .max) -> Page {
    var scanner = PageScanner()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      scanner.take(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return scanner.page
  }

  private static let numbered =
    #"{"data":[{"id":1}],"meta":{"pagination":{"total":9,"current_page":2,"total_pages":3}}}"#

  @Test(arguments: [
    ("", Page.empty), (" \n", .empty), ("[]", .list(isEmpty: true)),
    (" [ ] ", .list(isEmpty: true)),
    (#"[{"id":1},{"id":2}]"#, .list(isEmpty: false)), ("[[]]", .list(isEmpty: false)),
    ("[1]\n", .list(isEmpty: false)), (numbered, .numbered(2, of: 3, isEmpty: false)),
    (
      "{ \"meta\" : { \"pagination\" : { \"total_pages\" : 3 , \"current_page\" : 2 } } ,\n\"data\":[ ]}",
      .numbered(2, of: 3, isEmpty: true)
    ),
    ("{}", .single), (#"{"id":"abc123"}"#, .single), (#"{"data":[],"meta":{}}"#, .single),
    (#"{"data":[1],"meta":{"cursor_pagination":{"count":1}}}"#, .byCursor),
    (
      #"{"meta":{"cursor_pagination":{},"pagination":{"current_page":1,"total_pages":1}}}"#,
      .numbered(1, of: 1, isEmpty: false)
    ),
    ("{", .unreadable), (#"[{"id":"a"#, .unreadable), (#"{"a":1}}"#, .unreadable),
    ("]", .unreadable),
  ]) func `a page is known for what it is, however it is cut`(_ text: String, _ expected: Page) {
    for length in [1, 2, 3, 7, Int.max] { #expect(page(text, cutInto: length) == expected) }
  }

  @Test(arguments: [
    #"{"data":"\"meta\":{\"pagination\":{\"current_page\":7,\"total_pages\":9}}"}"#,
    #"{"data":[{"meta":{"pagination":{"current_page":7,"total_pages":9}}}],"meta":{}}"#,
    #"{"x":{"meta":{"pagination":{"current_page":7,"total_pages":9}}}}"#,
    #"{"meta":{"pagination":{"x":{"current_page":7,"total_pages":9}}}}"#,
    #"{"meta":{"pagination":{"current_page":"7","total_pages":"9"}}}"#,
    #"{"meta":[{"pagination":{"current_page":7,"total_pages":9}}]}"#,
    #"{"m\u0065ta":{"pagination":{"current_page":7,"total_pages":9}}}"#,
    #"{"a":"meta","pagination":{"current_page":7,"total_pages":9}}"#,
    #"{"meta":{"pagination":{"current_page":7.5,"total_pages":99999999999999999999}}}"#,
  ]) func `what only looks like a page's number is none`(_ text: String) {
    #expect(page(text) == .single)
  }

  @Test func `what is nested too deeply is not understood, and costs nothing`() {
    #expect(
      page(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) != .unreadable)
    #expect(page(String(repeating: "[", count: 1_000_000)) == .unreadable)
  }
}
