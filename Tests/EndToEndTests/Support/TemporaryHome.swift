import BigCommerceSandbox
import Foundation

/// A home of its own for one test, with a local BigCommerce, gone when the test ends.
struct TemporaryHome {
  let path: String
  let sandbox: BigCommerceSandbox
  /// A folder with a credentials file per store, as the control panel downloads them.
  let downloads: String

  /// More requests than a store that commands are played against again and again is asked for: a
  /// rate limit would be another mishap than the one that is tried.
  static let endless = 1_000_000

  /// Lends a fresh home to `body`; `quota` is how many requests a store takes in half a minute.
  static func lend<R>(
    stores: [String] = ["abc123"], quota: Int = 150,
    _ body: (TemporaryHome) async throws -> R
  ) async throws -> R {
    await Turnstile.homes.enter()
    do {
      let result = try await lendAtOnce(stores: stores, quota: quota, body)
      await Turnstile.homes.leave()
      return result
    } catch {
      await Turnstile.homes.leave()
      throw error
    }
  }

  private static func lendAtOnce<R>(
    stores: [String], quota: Int, _ body: (TemporaryHome) async throws -> R
  ) async throws -> R {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("authpipe-\(UUID().uuidString)").path
    let downloads = "\(path)/Downloads"
    try FileManager.default.createDirectory(atPath: downloads, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sandbox = BigCommerceSandbox(stores: stores, quota: quota)
    try await sandbox.start()
    _ = try sandbox.writeCredentialsFiles(into: downloads)
    let home = TemporaryHome(path: path, sandbox: sandbox, downloads: downloads)
    do {
      let result = try await body(home)
      await sandbox.stop()
      return result
    } catch {
      await sandbox.stop()
      throw error
    }
  }

  var vault: String { "\(path)/.local/share/authpipe/vault.sqlite" }
  var keyFile: String { "\(path)/.config/authpipe/key" }
  var environment: [String: String] {
    ["HOME": path, "PATH": "\(BuiltPrograms.folder):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
  }

  func credentialsFile(_ store: String = "abc123") -> String {
    "\(downloads)/BigCommerceAPI-credentials-\(store).txt"
  }

  /// Creates the store's next API account and returns its credentials file.
  func addAccount(to store: String = "abc123") throws -> String {
    let account = try sandbox.addAccount(to: store)
    let folder = "\(downloads)/\(store)-\(account.number)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try sandbox.writeCredentialsFiles(into: folder)
    return "\(folder)/BigCommerceAPI-credentials-\(store)-\(account.number).txt"
  }

  /// The token of an account of a store.
  func token(_ store: String = "abc123", account: Int = 1) -> String {
    sandbox.accounts(of: store)[account - 1].accessToken
  }

  /// Runs `authpipe` in this home.
  @discardableResult
  func authpipe(
    _ arguments: String..., input: String? = nil, environment extra: [String: String] = [:]
  ) async throws -> Outcome {
    try await Program.run(
      BuiltPrograms.authpipe, arguments, environment: environment.merging(extra) { $1 },
      input: input, in: path)
  }

  /// Connects `name` to a store of the sandbox.
  @discardableResult
  func connect(_ name: String, store: String = "abc123") async throws -> Outcome {
    try await authpipe(
      "connect", "bigcommerce", name, "--api-url", sandbox.baseURL, "--from",
      credentialsFile(store))
  }
}
