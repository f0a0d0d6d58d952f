internal import AuthpipeKit
internal import Foundation

/// What an account's secret signs: webhooks' deliveries, and the payloads of an app's callbacks.
struct SandboxSignature {
  let account: SandboxAccount
  let store: SandboxStore
  /// When it is signed, in seconds since 1970.
  let time: Int

  /// A delivery as it would come for `event`, with the headers of the account's webhook for that,
  /// if there is one: its headers are the answer's, its body is the answer's.
  func delivery(of event: String, id: String) -> SandboxAnswer? {
    let body = SandboxAnswer.json(
      200,
      [
        "scope": event, "store_id": String(store.number), "created_at": time,
        "data": ["type": event.split(separator: "/").dropFirst().first ?? "order", "id": 42],
        "hash": String(repeating: "0", count: 40), "producer": "stores/\(store.hash)",
      ])
    guard let code = code(of: "\(id).\(time).\(body.body)") else { return nil }
    let hook = store.hooks.first { $0.clientID == account.clientID && $0.scope == event }
    var answer = body
    answer.headers = hook?.headers ?? [:]
    answer.headers["webhook-id"] = id
    answer.headers["webhook-timestamp"] = String(time)
    answer.headers["webhook-signature"] = "v1,\(code.base64EncodedString())"
    return answer
  }

  /// A `signed_payload_jwt` as a callback would bring it.
  func payload(id: String) -> SandboxAnswer? {
    let person: [String: Any] = ["id": 1, "email": "user@example.com", "locale": "en-US"]
    let claims: [String: Any] = [
      "aud": account.clientID, "iss": "bc", "iat": time, "nbf": time - 5, "exp": time + 86_400,
      "jti": id, "sub": "stores/\(store.hash)", "user": person,
      "owner": ["id": 2, "email": "owner@example.com"], "url": "/", "channel_id": NSNull(),
    ]
    let parts = [["alg": "HS256", "typ": "JWT"], claims].map { part in
      addressText(Data(SandboxAnswer.json(200, part).body.utf8))
    }
    let signed = parts.joined(separator: ".")
    guard let code = code(of: signed) else { return nil }
    return SandboxAnswer(
      status: 200, contentType: "text/plain", body: "\(signed).\(addressText(code))\n")
  }

  private func code(of text: String) -> Data? {
    try? Array(account.clientSecret.utf8).withBytes { key in
      Data(
        try MessageAuthentication.code(
          for: Array(text.utf8), key: SecretBytes(copying: key)))
    }
  }

  private func addressText(_ bytes: Data) -> String {
    bytes.base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
  }
}
