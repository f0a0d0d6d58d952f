package import AuthpipeKit
internal import HTTPTypes

extension BigCommerceProvider {
  /// BigCommerce's clock in seconds since 1970 (`GET /v2/time`, answered to any token of the
  /// store), or nil where it did not say.
  package func time(token: SharedSecret, storeHash: String) async -> Int64? {
    guard let hash = try? StoreHash(normalizing: storeHash),
      token.bytes.withBytes({ SecretShape.fault(inToken: $0) }) == nil
    else { return nil }
    let request = StoreRequest(.time, of: hash, at: endpoint, userAgent: userAgent)
    var conversation = conversation(about: token, of: hash)
    guard case .answer(let answer) = await conversation.ask(request.request),
      answer.response.status.code == 200, case .json(let body) = AnswerBody(of: answer),
      let seconds = body["time"]?.number
    else { return nil }
    return Int64(exactly: seconds)
  }
}
