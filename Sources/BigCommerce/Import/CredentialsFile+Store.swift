internal import AuthpipeKit

extension CredentialsFile {
  /// The store that a file names, by its hash, its API path, or both.
  static func storeHash(
    in found: FoundValues, allowing sandbox: APIEndpoint?
  ) throws -> StoreHash? {
    let byPath = try found[.apiPath].flatMap { try storeHash(at: $0, allowing: sandbox) }
    guard let named = found[.storeHash] else { return byPath }
    guard !named.isReference else { throw Fault.reference(place: named.place) }
    let text = try found.text(of: .storeHash) ?? ""
    let byName =
      if text.contains("://") {
        try storeHash(inAPIPath: text, allowing: sandbox)
      } else if let hash = try? StoreHash(normalizing: text) {
        hash
      } else {
        throw Fault.malformedHash
      }
    if let byPath, byPath != byName {
      throw Fault.ambiguous(
        item: "store", places: [named.place, found[.apiPath]?.place ?? "its API path"])
    }
    return byName
  }

  /// The store of an API path; nil where a project's variable is no more than the host, which has
  /// to be the right one.
  private static func storeHash(
    at path: WrittenValue, allowing sandbox: APIEndpoint?
  ) throws -> StoreHash? {
    let text = try path.secret().withBytes { String(decoding: $0, as: UTF8.self) }
    let endpoint = sandbox ?? .production
    if !path.isLabelled, text == endpoint.text || text == "\(endpoint.text)/" { return nil }
    return try storeHash(inAPIPath: text, allowing: sandbox)
  }

  /// The store of an API path, if it is BigCommerce's or the sandbox's that is allowed.
  private static func storeHash(
    inAPIPath path: String, allowing sandbox: APIEndpoint?
  ) throws(Fault) -> StoreHash {
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
