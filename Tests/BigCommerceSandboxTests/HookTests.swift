internal import AuthpipeKit
internal import BigCommerceSandbox
internal import Foundation
internal import HTTPTypes
internal import Testing

@Suite struct HookTests {
  @Test func `webhooks belong to the account that made them, and go with it`() async throws {
    try await withSandbox { sandbox async throws in
      let other = try sandbox.addAccount(to: store).accessToken
      #expect(try await create(in: sandbox, "https://h.example/1") == 200)
      #expect(try await hooks(of: sandbox.token, in: sandbox).count == 1)
      #expect(try await hooks(of: other, in: sandbox).isEmpty)
      #expect(try await sandbox.ask("v3/hooks/1", token: other).status == 404)
      #expect(try await sandbox.ask("v3/hooks/1").status == 200)
      try sandbox.revoke(account: 1, of: store)
      let overview = try await sandbox.send(.get, "/sandbox").seen.body
      #expect(overview.contains(#""webhooks":0"#))
    }
  }

  @Test func `a webhook can be deleted`() async throws {
    try await withSandbox { sandbox async throws in
      #expect(try await create(in: sandbox, "https://h.example/1") == 200)
      let path = "/stores/\(store)/v3/hooks/1"
      #expect(try await sandbox.send(.delete, path, token: sandbox.token).seen.status == 200)
      #expect(try await hooks(of: sandbox.token, in: sandbox).isEmpty)
    }
  }

  @Test func `ten webhooks per event are allowed, one per destination, over https`() async throws {
    try await withSandbox { sandbox async throws in
      #expect(try await create(in: sandbox, "http://h.example/1") == 422)
      for number in 1...10 {
        #expect(try await create(in: sandbox, "https://h.example/\(number)") == 200)
      }
      #expect(try await create(in: sandbox, "https://h.example/11") == 422)
      #expect(
        try await create(in: sandbox, "https://h.example/1", event: "store/cart/created") == 200)
      #expect(
        try await create(in: sandbox, "https://h.example/1", event: "store/cart/created") == 422)
    }
  }

  private func hooks(of token: String, in sandbox: BigCommerceSandbox) async throws -> [Any] {
    try await sandbox.ask("v3/hooks", token: token).json["data"] as? [Any] ?? []
  }

  /// The status of a POST, which the transport has no body for: it is written to a socket.
  private func create(
    in sandbox: BigCommerceSandbox, _ destination: String, event: String = "store/order/updated"
  ) async throws -> Int {
    let body = #"{"scope":"\#(event)","destination":"\#(destination)","headers":{"X-Key":"1"}}"#
    let request = """
      POST /stores/\(store)/v3/hooks HTTP/1.1\r
      Host: 127.0.0.1:\(sandbox.port)\r
      X-Auth-Token: \(sandbox.token)\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r
      \(body)
      """
    let answer = try await exchange(request, port: sandbox.port)
    return Int(answer.split(separator: " ").dropFirst().first ?? "") ?? 0
  }
}
