/// Which part of a list a query asks for.
struct SandboxPage {
  let limit: Int
  let number: Int
  let range: Range<Int>

  /// Reads `limit` and `page` for a list of `count`.
  init(of count: Int, _ query: [String: String]) {
    limit = max(1, query["limit"].flatMap { Int($0) } ?? 50)
    number = max(1, query["page"].flatMap { Int($0) } ?? 1)
    let (offset, isBeyond) = (number - 1).multipliedReportingOverflow(by: limit)
    let start = isBeyond ? count : min(offset, count)
    range = start..<(limit < count - start ? start + limit : count)
  }
}
