import AuthpipeKit
import BigCommerce
import Synchronization
import Testing

@testable import AuthpipeCLI

/// Callbacks by a list, with what came of each.
private final class ListedCallbacks: CallbackSource {
  let isOpen: Bool
  private let queries: Mutex<[String]>
  private let told = Mutex<[String]>([])

  init(_ queries: [String], open: Bool) {
    self.queries = Mutex(queries)
    isOpen = open
  }

  /// What came of each, in a word.
  var outcomes: [String] { told.withLock { $0 } }

  func next() async throws -> IncomingCallback {
    guard let query = queries.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
      throw OAuthFault.outOfTime(seconds: 300)
    }
    let callback: Result<AuthCallback, AuthCallback.Fault>
    do {
      callback = .success(
        try AuthCallback(query: Array(query.utf8).withBytes { try SecretBytes(copying: $0) }))
    } catch let fault as AuthCallback.Fault {
      callback = .failure(fault)
    }
    return IncomingCallback(callback: callback) { [self] outcome in
      told.withLock { told in
        switch outcome {
        case .ignored: told.append("ignored")
        case .succeeded: told.append("succeeded")
        case .failed: told.append("failed")
        }
      }
    }
  }

  func close() async {}
}

@Suite struct OAuthFlowTests {
  private static let honest = "code=honest&context=stores/abc123&scope=a&state=s"
  private static let forged = [
    "", "code=forged", "code=forged&context=stores/abc123&scope=a",
    "code=forged&context=stores/abc123&scope=a&state=", "code=forged&state=S",
    "code=forged&context=stores/abc123&state=s%20", "error=access_denied",
    "error=access_denied&state=x", "code=forged&state=s&state=s", "state=s",
  ]

  private func run(
    _ queries: [String], open: Bool = true, state: String? = "s", store: String? = "abc123",
    finish: (String) throws -> Void = { _ in }
  ) async throws -> (taken: [String], outcomes: [String], error: (any Error)?) {
    let source = ListedCallbacks(queries, open: open)
    let flow = OAuthFlow(
      store: try store.map(StoreHash.init(normalizing:)),
      state: try state.map {
        SharedSecret(try Array($0.utf8).withBytes { try SecretBytes(copying: $0) })
      })
    var taken: [String] = []
    do {
      try await flow.run(source) { accepted in
        let code = accepted.code.bytes.withBytes { String(decoding: $0, as: UTF8.self) }
        taken.append("\(code) for \(accepted.store.text)")
        try finish(code)
      }
    } catch {
      return (taken, source.outcomes, error)
    }
    return (taken, source.outcomes, nil)
  }

  @Test(arguments: [true, false])
  func `forged callbacks before the honest one are ignored, and it still completes`(
    _ open: Bool
  ) async throws {
    let (taken, outcomes, error) = try await run(
      Self.forged + [Self.honest, "code=after&state=s"], open: open)
    #expect(error == nil)
    #expect(taken == ["honest for abc123"])
    #expect(outcomes == Self.forged.map { _ in "ignored" } + ["succeeded"])
  }

  @Test func `twenty that do not count end it`() async throws {
    let (taken, outcomes, error) = try await run(
      [String](repeating: "code=forged&state=x", count: 20) + [Self.honest])
    guard case OAuthFault.tooManyBad(20)? = error else { return #expect(error == nil) }
    #expect(taken.isEmpty && outcomes.count == 20)
    let after = try await run(
      [String](repeating: "code=forged&state=x", count: 19) + [Self.honest])
    #expect(after.taken == ["honest for abc123"])
  }

  @Test func `without the honest one the time runs out, and nothing was taken`() async throws {
    let (taken, _, error) = try await run(Self.forged)
    guard case OAuthFault.outOfTime? = error else { return #expect(error == nil) }
    #expect(taken.isEmpty)
  }

  @Test func `another store with the right state ends it`() async throws {
    let (taken, outcomes, error) = try await run([
      "code=c&context=stores/def456&state=s", Self.honest,
    ])
    guard case OAuthFault.otherStore("stores/abc123", "stores/def456")? = error else {
      return #expect(error == nil)
    }
    #expect(taken.isEmpty && outcomes == ["failed"])
  }

  @Test func `a refusal counts where its state does`() async throws {
    let (_, outcomes, error) = try await run(["error=access_denied&state=s", Self.honest])
    guard case OAuthFault.notAgreed("access_denied")? = error else {
      return #expect(error == nil)
    }
    #expect(outcomes == ["failed"])
  }

  @Test func `an authorization that comes back without its store is for the one asked for`()
    async throws
  {
    #expect(try await run(["code=c&state=s"]).taken == ["c for abc123"])
    #expect(try await run(["code=c"], open: false, state: nil).taken.isEmpty)
  }

  @Test func `after an install link strangers end nothing, and another store is none`() async throws
  {
    let (taken, outcomes, error) = try await run(
      [
        "error=access_denied", "code=c&context=stores/def456", "code=c",
        "code=forged&context=stores/abc123", "code=honest&context=stores/abc123",
      ], state: nil
    ) { code in
      // BigCommerce knows no such code.
      if code == "forged" {
        throw ExchangeFault.refused(.invalidGrant, status: 400, description: nil)
      }
    }
    #expect(error == nil)
    #expect(taken == ["forged for abc123", "honest for abc123"])
    #expect(outcomes == ["ignored", "ignored", "ignored", "ignored", "succeeded"])
  }

  /// What BigCommerce, or a person, has to say of what a stranger brought.
  private static let faultsOfCallbacks: [any Error] = [
    ExchangeFault.refused(.invalidGrant, status: 400, description: nil),
    ExchangeFault.refused(.invalidScope, status: 400, description: nil),
    ExchangeFault.refused(.other(nil), status: 400, description: nil),
    ExchangeFault.redirected(status: 302), ExchangeFault.noScope(asked: ["a"]),
    ExchangeFault.otherContext(asked: "stores/abc123", got: "stores/def456"),
    OAuthFault.storeNotConfirmed("abc123"),
  ]
  private static let otherFaults: [any Error] = [
    ExchangeFault.refused(.unknownClient, status: 400, description: nil),
    ExchangeFault.refused(.wrongSecret, status: 400, description: nil),
    ExchangeFault.refused(.redirectURIMismatch, status: 400, description: nil),
    ExchangeFault.noAnswer(.timedOut), ExchangeFault.noToken,
    OAuthFault.tokenLost(ExchangeFault.noToken, app: "shop", store: "abc123"),
  ]

  @Test(arguments: faultsOfCallbacks.indices)
  func `after an install link what a stranger brought ends nothing`(_ index: Int) async throws {
    let (forged, honest) = ("code=forged&context=stores/abc123", "code=c&context=stores/abc123")
    let fault = Self.faultsOfCallbacks[index]
    let heard = try await run([forged, honest], state: nil) { if $0 == "forged" { throw fault } }
    #expect(heard.error == nil && heard.outcomes == ["ignored", "succeeded"])
    // What a person pasted is that person's own.
    let pasted = try await run([forged, honest], open: false, state: nil) { _ in throw fault }
    #expect(pasted.error != nil && pasted.outcomes == ["failed"])
  }

  @Test(arguments: otherFaults.indices)
  func `what no other callback would mend ends it`(_ index: Int) async throws {
    let code = "code=c&context=stores/abc123"
    let fault = Self.otherFaults[index]
    let (_, outcomes, error) = try await run([code, code], state: nil) { _ in throw fault }
    #expect(error != nil && outcomes == ["failed"])
  }

  @Test func `where the merchant chooses the store it is the callback's`() async throws {
    let (taken, _, _) = try await run(
      ["code=c&context=stores/def456"], open: false, state: nil, store: nil)
    #expect(taken == ["c for def456"])
  }

  @Test func `a failed exchange ends a flow that a state or a person vouches for`() async throws {
    let fault = ExchangeFault.refused(.invalidGrant, status: 400, description: nil)
    let (_, outcomes, error) = try await run([Self.honest, Self.honest]) { _ in throw fault }
    #expect(error as? ExchangeFault == fault && outcomes == ["failed"])
  }
}
