import AuthpipeKit
import HTTPTypes
import Testing

@testable import BigCommerce

/// The last of a store's quota is left to the programs that keep the store running.
@Suite struct QuotaFloorTests {
  private static func answer(
    _ answer: HTTPAnswer, left: String, reset: String? = nil
  ) -> HTTPAnswer {
    var response = answer.response
    response.headerFields[HTTPField.Name("X-Rate-Limit-Requests-Left")!] = left
    response.headerFields[HTTPField.Name("X-Rate-Limit-Time-Reset-Ms")!] = reset
    return HTTPAnswer(response: response, body: answer.body)
  }

  @Test func `at the floor the next request waits for the window to refill`() async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.answer(Answers.scopeMissing, left: "4", reset: "3000")),
      answers(.time, Answers.time))
    #expect(transport.pauses == [.seconds(3)])
    #expect(result.finding == .storeDetailsNotReadable)
  }

  @Test(arguments: [nil, "NaN", "40000"])
  func `where nobody says when, or not soon enough, nothing more is asked`(
    reset: String?
  ) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.answer(Answers.scopeMissing, left: "0", reset: reset)))
    #expect(transport.pauses.isEmpty)
    #expect(result.verdict == .throttled)
    #expect(result.httpStatus == 403)
  }

  @Test func `a 401 that cannot be confirmed rejects nothing`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Self.answer(Answers.unauthorized, left: "0")))
    #expect(result.verdict == .throttled)
  }

  @Test(arguments: ["5", "150", "", "NaN", "-1", "null"])
  func `enough, or a value that is no number, holds nothing up`(left: String) async throws {
    let (result, transport) = try await ScriptedTransport.probe(
      answers(.store, Self.answer(Answers.scopeMissing, left: left, reset: "3000")),
      answers(.time, Answers.time))
    #expect(transport.pauses.isEmpty)
    #expect(result.verdict == .healthy)
  }

  @Test func `an answer that settles the matter is believed whatever is left`() async throws {
    let (result, _) = try await ScriptedTransport.probe(
      answers(.store, Self.answer(Answers.store(), left: "0")))
    #expect(result.verdict == .healthy)
  }
}
