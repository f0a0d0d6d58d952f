internal import AuthpipeKit

/// Why a file of a folder is for no connection.
enum BulkFault: Error {
  case noConnection(store: String)
  /// Its connections are none of the tenant that was asked for.
  case otherTenant(store: String, [ConnectionReference])
  /// It may be a token, and for which store, nothing says.
  case namesNoStore
  case severalConnections(store: String, [ConnectionReference])
  case severalFiles(ConnectionReference)
}

extension Failure {
  init(wording fault: BulkFault) {
    switch fault {
    case .noConnection(let store):
      self.init(
        "no_such_connection", .no, "no connection belongs to store \(store)",
        hint: "authpipe connect bigcommerce NAME --from FILE connects it")
    case .otherTenant(let store, let references):
      let names = references.map { "'\($0)'" }.joined(separator: ", ")
      self.init(
        "other_tenant", .no, "store \(store) is that of \(names), of another tenant",
        hint: "leave out --tenant, or name the other one")
    case .namesNoStore:
      self.init(
        "not_credentials", .badInput, "this is not a BigCommerce credentials file",
        hint: "a bare token is taken for one connection: authpipe rotate CONNECTION --from FILE")
    case .severalConnections(let store, let references):
      let names = references.map { "'\($0)'" }.joined(separator: ", ")
      self.init(
        "ambiguous_store", .badInput, "store \(store) has several connections: \(names)",
        hint: "name one of them: authpipe rotate CONNECTION --from FILE")
    case .severalFiles(let reference):
      self.init(
        "ambiguous_file", .badInput, "several files in the folder are for '\(reference)'",
        hint: "leave the one that is meant, or authpipe rotate \(reference) --from FILE")
    }
  }
}
