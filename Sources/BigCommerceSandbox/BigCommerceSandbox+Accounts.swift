internal import Foundation
internal import Synchronization

extension BigCommerceSandbox {
  /// The hashes of the stores, sorted.
  package var stores: [String] { state.withLock { $0.stores.keys.sorted() } }

  /// The API accounts of a store, revoked ones included; none when there is no such store.
  package func accounts(of store: String) -> [SandboxAccount] {
    state.withLock { $0.stores[store]?.accounts ?? [] }
  }

  /// Creates another API account, as the merchant would in the control panel.
  @discardableResult
  package func addAccount(
    to store: String, scopes: Set<String> = sandboxScopes
  ) throws(SandboxError) -> SandboxAccount {
    let account = state.withLock { state -> SandboxAccount? in
      guard let count = state.stores[store]?.accounts.count else { return nil }
      let account = SandboxAccount(
        number: count + 1, name: "authpipe sandbox \(count + 1)", scopes: scopes,
        using: &state.randomness)
      state.stores[store]?.accounts.append(account)
      return account
    }
    guard let account else { throw .unknownStore }
    return account
  }

  /// Writes the credentials file of every live account into `directory`, whose path per file name
  /// is returned; accounts added later by a control request are written there too.
  package func writeCredentialsFiles(into directory: String) throws(SandboxError)
    -> [String: String]
  {
    let baseURL = self.baseURL
    let files = state.withLock { state in
      state.credentialsDirectory = directory
      return state.stores.values.flatMap { store in
        store.accounts.filter { !$0.isRevoked }.map {
          CredentialsFile(account: $0, storeHash: store.hash, baseURL: baseURL)
        }
      }
    }
    var paths: [String: String] = [:]
    for file in files { paths[file.name] = try file.save(into: directory) }
    return paths
  }

  /// What an account (the first live one, if none is named) signed `age` seconds ago.
  func sign(
    account number: Int?, of hash: String, age: Int, _ make: (SandboxSignature) -> SandboxAnswer?
  ) throws(SandboxError) -> SandboxAnswer {
    guard let store = state.withLock({ $0.stores[hash] }) else { throw .unknownStore }
    guard let index = store.index(ofAccount: number) else { throw .unknownAccount }
    let signature = SandboxSignature(
      account: store.accounts[index], store: store,
      time: Int(Date().timeIntervalSince1970) - age)
    guard let answer = make(signature) else { throw .cannotSign }
    return answer
  }

  /// Adds an account and hands out its credentials file, in the answer and on disk.
  func handOutAccount(of store: String, scopes: Set<String>) throws(SandboxError)
    -> SandboxAnswer
  {
    let account = try addAccount(to: store, scopes: scopes)
    let file = CredentialsFile(account: account, storeHash: store, baseURL: baseURL)
    var body: [String: Any] = [
      "account": account.number, "file": file.name, "credentials": file.text,
    ]
    if let directory = state.withLock({ $0.credentialsDirectory }) {
      body["path"] = try file.save(into: directory)
    }
    return .json(201, body)
  }
}
