extension CredentialsFile {
  /// The store of an API path, if it is BigCommerce's or the sandbox's that is allowed.
  static func storeHash(
    inAPIPath value: UnsafeRawBufferPointer, allowing sandbox: APIEndpoint?
  ) throws(Fault) -> StoreHash {
    let path = String(decoding: value, as: UTF8.self)
    do throws(StoreHash.Fault) {
      if let sandbox, sandbox.isSandbox, path.hasPrefix("\(sandbox.text)/") {
        return try StoreHash(normalizing: String(path.dropFirst(sandbox.text.count)))
      }
      // Other spellings of a store are for people; a file says where its token may go.
      guard path.lowercased().hasPrefix("\(APIEndpoint.production.text)/") else {
        throw .foreignHost
      }
      return try StoreHash(normalizing: path)
    } catch {
      switch error {
      case .foreignHost: throw .foreignHost
      case .accountLevelPath: throw .accountLevel
      case .empty, .notAHash: throw .malformedHash
      }
    }
  }
}
