internal import AuthpipeCLI
internal import BigCommerceSandbox

/// The stand-in BigCommerce, as the `sandbox` command knows it.
struct LocalSandbox: RunningSandbox {
  private let sandbox: BigCommerceSandbox

  init(port: UInt16, stores: [String]) async throws {
    sandbox = BigCommerceSandbox(port: port, stores: stores)
    try await sandbox.start()
  }

  var url: String { sandbox.baseURL }

  func writeCredentialsFiles(into directory: String) throws -> [String: String] {
    let paths = try sandbox.writeCredentialsFiles(into: directory)
    return Dictionary(
      uniqueKeysWithValues: sandbox.stores.compactMap { store in
        paths["BigCommerceAPI-credentials-\(store).txt"].map { (store, $0) }
      })
  }

  func serve() async throws { try await sandbox.run() }
}
