internal import AuthpipeKit
internal import BigCommerceSandbox
internal import Foundation
internal import HTTPTypes
internal import Testing

@Suite struct TokenRouteTests {
  private static let end = Int(Date().timeIntervalSince1970) + 600

  private func post(
    _ body: String, to path: String = "api-token", in sandbox: BigCommerceSandbox
  ) async throws -> (status: Int, answer: String) {
    let request = """
      POST /stores/\(store)/v3/storefront/\(path) HTTP/1.1\r
      Host: 127.0.0.1:\(sandbox.port)\r
      X-Auth-Token: \(sandbox.token)\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r
      \(body)
      """
    let answer = try await exchange(request, port: sandbox.port)
    return (Int(answer.split(separator: " ").dropFirst().first ?? "") ?? 0, answer)
  }

  @Test func `each kind is minted, and revoked once`() async throws {
    try await withSandbox { sandbox async throws in
      for (path, more) in [
        ("api-token", #","allowed_cors_origins":["https://a.example"]"#),
        ("api-token-private", #","scopes":["Customer"]"#),
        ("api-token-customer-impersonation", ""),
      ] {
        let body = #"{"channel_ids":[1],"expires_at":\#(Self.end)\#(more)}"#
        let (status, answer) = try await post(body, to: path, in: sandbox)
        let token = try #require(sandbox.tokens(of: store).last)
        #expect(
          status == 200 && answer.contains(#"{"data":{"token":"\#(token.value)"},"meta":{}}"#))
        #expect(token.expiresAt == Self.end && token.channels == [1])
        for expected in [200, 422] {
          let revoked = try await sandbox.send(
            .delete, "/stores/\(store)/v3/storefront/api-token", token: sandbox.token,
            headers: ["Accept": "application/json", "Sf-Api-Token": token.value])
          #expect(revoked.seen.status == expected)
        }
      }
      #expect(sandbox.tokens(of: store).map(\.kind) == ["storefront", "private", "impersonation"])
      #expect(sandbox.tokens(of: store).allSatisfy { $0.isRevoked })
      let nothing = try await sandbox.send(
        .delete, "/stores/\(store)/v3/storefront/api-token", token: sandbox.token)
      #expect(nothing.seen.status == 422)
    }
  }

  @Test func `what is wrong with a request is told by its name`() async throws {
    try await withSandbox { sandbox async throws in
      let good = #""channel_ids":[1],"expires_at":\#(Self.end)"#
      for (path, body, name) in [
        ("api-token", "nonsense", "expires_at"),
        ("api-token", #"{"channel_ids":[1]}"#, "expires_at"),
        ("api-token", #"{"channel_ids":[1],"expires_at":\#(Self.end)000}"#, "expires_at"),
        ("api-token", #"{"channel_ids":[1],"expires_at":1}"#, "expires_at"),
        ("api-token", #"{"expires_at":\#(Self.end)}"#, "channel_ids"),
        ("api-token", #"{\#(good),"channel_id":1}"#, "channel_ids"),
        ("api-token", #"{"channel_ids":[99],"expires_at":\#(Self.end)}"#, "channel_ids"),
        ("api-token", #"{\#(good),"allowed_cors_origins":[]}"#, "allowed_cors_origins"),
        ("api-token", #"{\#(good),"allowed_cors_origins":["a","b","c"]}"#, "allowed_cors_origins"),
        ("api-token-private", "{\(good)}", "scopes"),
        ("api-token-private", #"{\#(good),"scopes":["Everything"]}"#, "scopes"),
      ] {
        let (status, answer) = try await post(body, to: path, in: sandbox)
        #expect(status == 422 && answer.contains("\"\(name)\":\"error."), "\(body)")
      }
      #expect(sandbox.tokens(of: store).isEmpty)
    }
  }

  @Test func `each kind needs its scope`() async throws {
    try await withSandbox { sandbox async throws in
      try sandbox.withdraw(scope: "store_storefront_api", of: store)
      let body = #"{"channel_ids":[1],"expires_at":\#(Self.end)}"#
      #expect(try await post(body, in: sandbox).status == 403)
      #expect(try await post(body, to: "api-token-private", in: sandbox).status == 403)
      let impersonation = "api-token-customer-impersonation"
      #expect(try await post(body, to: impersonation, in: sandbox).status == 200)
      try sandbox.withdraw(scope: "store_storefront_api_customer_impersonation", of: store)
      #expect(try await post(body, to: impersonation, in: sandbox).status == 403)
    }
  }

  @Test func `a store's clock can be wrong`() async throws {
    try await withSandbox { sandbox async throws in
      #expect(try await sandbox.control("clock?seconds=-86400").status == 200)
      let time = try #require(try await sandbox.ask("v2/time").json["time"] as? Int)
      #expect(abs(time + 86_400 - Int(Date().timeIntervalSince1970)) < 60)
      let body = #"{"channel_ids":[1],"expires_at":\#(time + 10)}"#
      #expect(try await post(body, in: sandbox).status == 200)
      #expect(try await sandbox.control("restore").status == 200)
      #expect(try await post(body, in: sandbox).status == 422)
    }
  }
}
