import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

@Suite struct PageTurnerTests {
  /// Takes `answers` as the pages beginning at `path`; what was asked for, what was handed on, and
  /// the fault that ended it.
  private func turn(
    _ path: String, _ answers: HTTPAnswer...
  ) throws -> (paths: [String], text: String, fault: PageFault?) {
    let keeper = Keeper()
    let pages = PageTurner(
      at: try CallPath(parsing: path, of: StoreHash(normalizing: "abc123")), to: keeper)
    var paths: [String] = []
    for (index, answer) in answers.enumerated() {
      paths.append(pages.path.text)
      #expect(pages.receive(answer.response))
      for half in [
        answer.body.prefix(answer.body.count / 2), answer.body.suffix(from: answer.body.count / 2),
      ] {
        #expect(pages.receive(Array(half)))
      }
      do throws(PageFault) {
        guard try pages.turn() else {
          #expect(index == answers.count - 1, "a page was not asked for")
          return (paths, keeper.text, nil)
        }
      } catch {
        #expect(index == answers.count - 1)
        return (paths, keeper.text, error)
      }
    }
    Issue.record("more pages were wanted")
    return (paths, keeper.text, nil)
  }

  private func page(_ number: Int, of count: Int, _ data: String = "[1]") -> HTTPAnswer {
    Answers.json(
      200,
      #"{"data":\#(data),"meta":{"pagination":{"current_page":\#(number),"total_pages":\#(count),"links":{"next":"https://evil.example/?page=9"}}}}"#
    )
  }

  @Test func `version 3's pages are turned to the last, whatever a link says`() throws {
    let result = try turn("v3/customers?limit=1", page(1, of: 3), page(2, of: 3), page(3, of: 3))
    #expect(
      result.paths == [
        "v3/customers?limit=1", "v3/customers?limit=1&page=2", "v3/customers?limit=1&page=3",
      ])
    #expect(result.fault == nil)
  }

  @Test func `it begins where it was told to, and ends at an empty page`() throws {
    let result = try turn("v3/customers?page=4", page(4, of: 9), page(5, of: 9, "[]"))
    #expect(result.paths == ["v3/customers?page=4", "v3/customers?page=5"])
  }

  @Test(arguments: ["", "[]"]) func `version 2's pages are turned until there is nothing`(
    _ last: String
  ) throws {
    let result = try turn(
      "v2/orders", Answers.json(200, "[1,2]"), Answers.json(200, "[3]"),
      Answers.json(last.isEmpty ? 204 : 200, last))
    #expect(result.paths == ["v2/orders", "v2/orders?page=2", "v2/orders?page=3"])
    #expect(result.text == "[1,2][3]" && result.fault == nil)
  }

  @Test func `a list that has no pages is shown once`() throws {
    let list = Answers.json(200, #"[{"id":0},{"id":1}]"#)
    let result = try turn("v2/order_statuses", list, list)
    #expect(result.text == #"[{"id":0},{"id":1}]"# && result.fault == nil)
  }

  @Test func `a long list that has no pages is not asked for without end`() throws {
    let body = [UInt8(ascii: "[")] + [UInt8](repeating: UInt8(ascii: "1"), count: 17 << 20)
    let list = Answers.answer(200, body + [UInt8(ascii: "]")], type: "application/json")
    #expect(try turn("v2/orders", list, list).fault == .standsStill(page: 2))
  }

  @Test func `a server that does not turn the page ends it`() throws {
    #expect(try turn("v3/x", page(1, of: 3), page(1, of: 3)).fault == .standsStill(page: 2))
  }

  @Test func `what is no list is one page`() throws {
    for body in ["{}", #"{"id":"abc123"}"#, #"{"data":{"id":1},"meta":{}}"#] {
      #expect(try turn("v2/store", Answers.json(200, body)).fault == nil)
    }
    #expect(try turn("v2/orders", Answers.answer(204, "", type: nil)).text == "")
  }

  @Test func `a list of which the pages cannot be found is not taken for whole`() throws {
    let cursor = #"{"data":[1],"meta":{"cursor_pagination":{"end_cursor":"x"}}}"#
    #expect(try turn("v3/x", Answers.json(200, cursor)).fault == .byCursor)
    #expect(try turn("v3/x", Answers.json(200, "[1,")).fault == .unreadable)
  }

  @Test func `there is an end to it`() throws {
    let keeper = Keeper()
    let pages = PageTurner(
      at: try CallPath(parsing: "v2/x", of: StoreHash(normalizing: "abc123")), to: keeper)
    var count = 0
    #expect(throws: PageFault.tooMany(limit: 10_000)) {
      repeat {
        count += 1
        _ = pages.receive(HTTPResponse(status: .ok))
        _ = pages.receive(Array("[\(count)]".utf8))
      } while try pages.turn()
    }
    #expect(count == 10_000)
  }
}
