import Foundation
import Testing

/// What the kernel keeps of a home's vault.
struct KeptKeys {
  /// The vault's id, as the description of a key names it.
  let vaultID: String
  /// The number of its root key.
  let rootEpoch: Int

  /// Asks `authpipe` in `home`, which `user` runs, for the vault's id.
  init(of home: TemporaryHome, as user: String = "") async throws {
    let status = try await home.bash("\(user) authpipe vault status --json").stdout
    vaultID = String(try #require(status.firstMatch(of: #/"vaultID":"([0-9a-f]{32})"/#)?.1))
    let epoch = try #require(status.firstMatch(of: #/"rootEpoch":(\d+)/#)?.1)
    rootEpoch = try #require(Int(epoch))
  }

  /// What a key is called.
  func description(ofEpoch epoch: Int? = nil) -> String {
    "authpipe:\(vaultID):\(epoch ?? rootEpoch)"
  }

  /// The keys that are there, as `/proc/keys` tells of them.
  func listed() -> [(timeout: Substring, permissions: Substring)] {
    String(decoding: ProcessTable.contents("keys") ?? Data(), as: UTF8.self)
      .split(separator: "\n").filter { $0.contains("authpipe:\(vaultID):") }
      .map { $0.split(separator: " ") }.map { ($0[3], $0[4]) }
  }
}
