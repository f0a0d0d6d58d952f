extension CredentialsFile {
  /// The store of an API path, if it is BigCommerce's or the sandbox's that is allowed.
  static func storeHash(
    inAPIPath value: UnsafeRawBufferPointer, allowing sandbox: APIEndpoint?
  ) throws(Fault) -> StoreHash {
    let path = String(decoding: value, as: UTF8.self)
    do {
      if let sandbox, sandbox.isSandbox, path.hasPrefix("\(sandbox.text)/") {
        return try StoreHash(normalizing: String(path.dropFirst(sandbox.text.count)))
      }
      // Other spellings of a store are for people; a file says where its token may go.
      guard path.lowercased().hasPrefix("\(APIEndpoint.production.text)/") else {
        throw StoreHash.Fault.foreignHost
      }
      let hash = try StoreHash(normalizing: path)
      guard sandbox == nil else { throw Fault.notForSandbox }
      return hash
    } catch let fault as Fault {
      throw fault
    } catch let fault as StoreHash.Fault {
      switch fault {
      case .foreignHost: throw .foreignHost
      case .accountLevelPath: throw .accountLevel
      case .empty, .notAHash: throw .malformedHash
      }
    } catch {
      throw .malformedHash
    }
  }
}
