internal import AuthpipeKit

/// What is wrong with the store or the token that was given.
enum StoreFault: Error {
  case storeMissing
  case storeMalformed
  case storeForeign
  case storeIsAccount
  case storeContradicts
  case otherStoreThanConnection(ConnectionReference, store: String)
  case sameToken(ConnectionReference)
  case apiURLNotLoopback
}

extension Failure {
  init(wording fault: StoreFault) {
    switch fault {
    case .storeMissing:
      self.init(
        "store_missing", .usage, "nothing says which store the token is for",
        hint: "name the store with --store HASH, or give the credentials file with its API path")
    case .storeMalformed:
      self.init(
        "store_malformed", .badInput, "that is not a store hash",
        hint: "it is the part after /stores/ in the API path, such as abc123")
    case .storeForeign:
      self.init(
        "store_foreign", .badInput, "that address is not one of BigCommerce's",
        hint: "give the store hash, or https://api.bigcommerce.com/stores/HASH/v3/")
    case .storeIsAccount:
      self.init(
        "account_level", .badInput, "that is an account-level API path, which serves no store",
        hint: "create a store-level API account in the store's control panel")
    case .storeContradicts:
      self.init(
        "store_contradicts", .badInput, "--store names another store than the credentials file",
        hint: "leave out --store, or give the file of that store")
    case .otherStoreThanConnection(let reference, let store):
      self.init(
        "other_store", .badInput,
        "the credentials file is for another store, and '\(reference)' belongs to \(store); nothing changed",
        hint: "authpipe connect bigcommerce NAME --from FILE connects it under a name of its own")
    case .sameToken(let reference):
      self.init(
        "same_token", .badInput,
        "that is the token '\(reference)' has already; nothing changed",
        hint:
          "create a new API account in the control panel and give its file; authpipe rotate \(reference) --status shows where a rotation stands"
      )
    case .apiURLNotLoopback:
      self.init(
        "api_url_not_loopback", .usage,
        "--api-url takes a sandbox on this machine only, such as http://127.0.0.1:8080",
        hint:
          "write the address as http://127.0.0.1:PORT, not localhost; for the live BigCommerce leave it out"
      )
    }
  }
}
