internal import ArgumentParser
internal import AuthpipeKit
internal import BigCommerce

/// What connections are called that JSON gives no name.
enum ImportNames: String, ExpressibleByArgument, CaseIterable {
  case store, file

  /// The name of the connection to `store` whose credential lies in the file at `path`, `isAlone`
  /// or among others.
  func reference(
    _ file: borrowing CredentialsFile, _ store: StoreHash, at path: String, isAlone: Bool
  ) throws -> ConnectionReference {
    do throws(ConnectionReference.Fault) {
      if let given = file.connection { return try given.get() }
      return try ConnectionReference(
        tenant: self == .file && isAlone ? Self.stem(of: path) : store.text)
    } catch {
      throw ImportFault.badName
    }
  }

  /// `acme` of `acme.env`, `.env.acme`, `acme.json` and the control panel's own names.
  private static func stem(of path: String) -> String {
    var name = (path.split(separator: "/").last ?? "")[...]
    for beginning in [".env.", ".", "BigCommerceAPI-credentials-"] where name.hasPrefix(beginning) {
      name = name.dropFirst(beginning.count)
      break
    }
    for ending in [".txt", ".json", ".env", ".stencil"] where name.hasSuffix(ending) {
      name = name.dropLast(ending.count)
    }
    return String(name)
  }
}
