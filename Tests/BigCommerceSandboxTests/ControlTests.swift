internal import AuthpipeKit
internal import BigCommerceSandbox
internal import Foundation
internal import HTTPTypes
internal import Testing

@Suite struct ControlTests {
  @Test func `a revoked account is unknown, and stays so`() async throws {
    try await withSandbox { sandbox async throws in
      let second = try sandbox.addAccount(to: store)
      #expect(try await sandbox.control("revoke?account=2").status == 200)
      #expect(try await sandbox.ask("v2/time", token: second.accessToken).status == 401)
      #expect(try await sandbox.ask("v2/time").status == 200)
      #expect(try await sandbox.control("revoke").status == 200)
      #expect(try await sandbox.ask("v2/time").status == 401)
      #expect(try await sandbox.control("revoke").status == 404)
      #expect(try await sandbox.control("restore").status == 200)
      #expect(try await sandbox.ask("v2/time").status == 401)
    }
  }

  @Test func `a withdrawn scope is missing until the store is restored`() async throws {
    try await withSandbox { sandbox async throws in
      _ = try await sandbox.control("withdraw?scope=store_v2_products")
      #expect(try await sandbox.ask("v3/catalog/products").status == 403)
      #expect(try await sandbox.ask("v2/store").status == 200)
      _ = try await sandbox.control("restore")
      #expect(try await sandbox.ask("v3/catalog/products").status == 200)
    }
  }

  @Test func `a throttled store says when to come back, unless told not to`() async throws {
    try await withSandbox { sandbox async throws in
      let path = "/stores/\(store)/v2/time"
      let reset = "X-Rate-Limit-Time-Reset-Ms"
      _ = try await sandbox.control("throttle?seconds=20")
      let loud = try await sandbox.send(.get, path, token: sandbox.token)
      #expect(loud.seen.status == 429)
      #expect((15_000...20_000).contains(Int(loud.fields[reset] ?? "") ?? 0))
      _ = try await sandbox.control("throttle?seconds=20&headers=none")
      let silent = try await sandbox.send(.get, path, token: sandbox.token)
      #expect(silent.seen.status == 429 && silent.fields[reset] == nil)
      _ = try await sandbox.control("throttle?seconds=0")
      #expect(try await sandbox.ask("v2/time").status == 200)
    }
  }

  @Test(arguments: ["deliver", "payload"])
  func `what an account signs is signed by no other, and by none that is gone`(
    verb: String
  ) async throws {
    try await withSandbox { sandbox async throws in
      try sandbox.addAccount(to: store)
      let answers = try await [
        sandbox.control("\(verb)?account=1"), sandbox.control("\(verb)?account=2"),
        sandbox.control("\(verb)?account=3"), sandbox.control("\(verb)?age=x"),
      ]
      #expect(answers.map(\.status) == [200, 200, 404, 200])
      if verb == "payload" { #expect(Set(answers.map(\.body)).count == 4) }
      _ = try await sandbox.control("revoke?account=1")
      _ = try await sandbox.control("revoke?account=2")
      #expect(try await sandbox.control(verb).status == 404)
    }
  }

  @Test(arguments: ["suspend", "maintenance"])
  func `a store that is shut answers 503 until it is restored`(verb: String) async throws {
    try await withSandbox { sandbox async throws in
      _ = try await sandbox.control(verb)
      let seen = try await sandbox.ask("v2/store")
      #expect(seen.status == 503 && seen.json["title"] as? String == "Service Unavailable")
      _ = try await sandbox.control("restore")
      #expect(try await sandbox.ask("v2/store").status == 200)
    }
  }

  @Test func `any answer can be forced, a number of times`() async throws {
    try await withSandbox { sandbox async throws in
      _ = try await sandbox.control(
        "answer?status=502&type=text/html&body=%3Ch1%3Eno&times=2&header=Retry-After:%207")
      for _ in 0..<2 {
        let (seen, fields) = try await sandbox.send(
          .get, "/stores/\(store)/v2/time", token: sandbox.token)
        #expect(seen == Seen(status: 502, type: "text/html", body: "<h1>no"))
        #expect(fields[.retryAfter] == "7")
      }
      #expect(try await sandbox.ask("v2/time").status == 200)
      #expect(try await sandbox.control("answer?status=99").status == 400)
    }
  }

  @Test func `a forced answer can be held back`() async throws {
    try await withSandbox { sandbox async throws in
      try sandbox.force(SandboxAnswer(status: 204, delay: .milliseconds(200)), of: store)
      let time = try await ContinuousClock().measure { _ = try await sandbox.ask("v2/time") }
      #expect(time >= .milliseconds(200))
    }
  }

  @Test func `another account can be had, and its file`() async throws {
    try await withSandbox { sandbox async throws in
      let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("authpipe-sandbox-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: directory) }
      let paths = try sandbox.writeCredentialsFiles(into: directory)
      let name = "BigCommerceAPI-credentials-\(store).txt"
      let account = sandbox.accounts(of: store)[0]
      #expect(paths == [name: "\(directory)/\(name)"])
      #expect(
        try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8) == """
          ACCESS TOKEN: \(account.accessToken)
          CLIENT NAME: authpipe sandbox
          API PATH: http://127.0.0.1:\(sandbox.port)/stores/\(store)/v3/
          CLIENT ID: \(account.clientID)
          CLIENT SECRET: \(account.clientSecret)

          """)
      let mode = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
      #expect(mode[.posixPermissions] as? Int == 0o600)
      #expect(
        throws: SandboxError.cannotWrite(path: "\(directory)/\(name)", errno: EEXIST)
      ) { try sandbox.writeCredentialsFiles(into: directory) }

      let seen = try await sandbox.control("account")
      let path = "\(directory)/BigCommerceAPI-credentials-\(store)-2.txt"
      #expect(seen.status == 201 && seen.json["path"] as? String == path)
      let written = try String(contentsOfFile: path, encoding: .utf8)
      #expect(seen.json["credentials"] as? String == written)
      let second = sandbox.accounts(of: store)[1]
      #expect(try await sandbox.ask("v2/store", token: second.accessToken).status == 200)
    }
  }

  @Test func `the overview shows every store and no secret`() async throws {
    try await withSandbox(stores: [store, "other1"]) { sandbox async throws in
      let (seen, _) = try await sandbox.send(.get, "/sandbox")
      #expect(seen.status == 200)
      #expect(
        (seen.json["stores"] as? [[String: Any]])?.compactMap { $0["hash"] as? String }
          == [store, "other1"])
      for account in sandbox.accounts(of: store) {
        for secret in [account.accessToken, account.clientID, account.clientSecret] {
          #expect(!seen.body.contains(secret))
        }
      }
    }
  }

  @Test(arguments: [
    ["Origin": "https://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
    ["Host": "evil.example"], ["Host": "127.0.0.1"], ["Host": "127.0.0.1.evil.example:80"],
  ])
  func `a web page cannot drive the sandbox`(headers: [String: String]) async throws {
    try await withSandbox { sandbox async throws in
      let path = "/sandbox/stores/\(store)/revoke"
      let act = try await sandbox.send(.post, path, headers: headers).seen
      let look = try await sandbox.send(.get, "/sandbox", headers: headers).seen
      #expect(act.status == 403 && look.status == 403)
      #expect(try await sandbox.ask("v2/time").status == 200)
    }
  }

  @Test func `unknown stores and verbs are told so`() async throws {
    try await withSandbox { sandbox async throws in
      #expect(try await sandbox.control("explode").status == 404)
      #expect(
        try await sandbox.send(.post, "/sandbox/stores/nosuch/suspend", headers: [:]).seen.status
          == 404)
      #expect(throws: SandboxError.unknownStore) { try sandbox.suspend("nosuch") }
      #expect(throws: SandboxError.unknownAccount) { try sandbox.revoke(account: 9, of: store) }
    }
  }
}
