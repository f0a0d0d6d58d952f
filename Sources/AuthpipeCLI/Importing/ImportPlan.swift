internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Which credential of which file becomes which connection, found before anything is stored.
struct ImportPlan {
  static let mostEntries = 100_000

  /// A credential and the connection that it is to become.
  struct Item: Sendable {
    let place: ImportSources.Place
    var reference: ConnectionReference
    /// Whether its file gives it that name.
    let isNamed: Bool
    let store: String
    let accountName: String?
    /// Of its token.
    let mark: [UInt8]
    let holdsMore: Bool
  }

  /// What nothing is done with, and why.
  struct Skipped: Sendable {
    let path: String
    let number: Int?
    let failure: Failure
    /// What lies in a folder besides is no fault.
    let exit: ExitStatus
  }

  private(set) var new: [Item] = []
  /// What is stored already, with the same token.
  private(set) var stored: [Item] = []
  private(set) var skipped: [Skipped] = []
  /// How many tokens are unlike those of BigCommerce that have been seen.
  private(set) var unusual = 0
  let sources = ImportSources()
  let marks: TokenMark
  let endpoint: APIEndpoint

  /// What a file that nobody named may be.
  private static let harmless = [
    "not_credentials", "empty_file", "file_too_long", "symbolic_link", "not_a_file",
  ]

  init(_ words: [String], at endpoint: APIEndpoint, named names: ImportNames) throws {
    self.endpoint = endpoint
    marks = try TokenMark()
    for path in try ImportPaths(words).paths {
      do {
        try sources.look(into: path.text) { found in
          switch found {
          case .credential(let place):
            do {
              try add(place, at: path.text, names)
            } catch {
              skip(path, place.number, error)
            }
          case .fault(let fault): skip(path, nil, fault)
          }
          guard new.count + skipped.count <= Self.mostEntries else {
            throw Failure(wording: ImportFault.tooManyEntries(limit: Self.mostEntries))
          }
        }
      } catch let failure as Failure {
        throw failure
      } catch {
        skip(path, nil, error)
      }
    }
    settleNames()
  }

  /// The path of the file that an item is from.
  func path(of item: Item) -> String { sources.files[item.place.source].path }

  var sandbox: APIEndpoint? { endpoint.isSandbox ? endpoint : nil }

  private mutating func add(
    _ place: ImportSources.Place, at path: String, _ names: ImportNames
  ) throws {
    let file = try sources.read(place, allowing: sandbox)
    guard let store = file.storeHash else { throw ImportFault.storeMissing }
    let reference = try names.reference(file, store, at: path, isAlone: place.number == nil)
    if file.accessToken.withBytes({ CredentialShape.looksUnusual(.accessToken, $0) }) {
      unusual += 1
    }
    new.append(
      Item(
        place: place, reference: reference, isNamed: file.connection != nil, store: store.text,
        accountName: file.clientName,
        mark: try marks.mark(file.accessToken), holdsMore: file.holdsMore))
  }

  private mutating func skip(_ path: ImportPaths.Path, _ number: Int?, _ error: any Error) {
    let failure = Failure(wording: error)
    let isHarmless = path.isFound && number == nil && Self.harmless.contains(failure.code)
    skipped.append(
      Skipped(
        path: path.text, number: number, failure: failure,
        exit: isHarmless ? .success : failure.exit))
  }

  private mutating func refuse(_ item: Item, _ fault: ImportFault) {
    let failure = Failure(wording: fault)
    skipped.append(
      Skipped(
        path: path(of: item), number: item.place.number, failure: failure, exit: failure.exit))
  }

  /// Several of one name are one where their tokens are the same, and are refused otherwise: which
  /// of them is the newer, nothing says.
  private mutating func settleNames() {
    let items = new
    let groups = Dictionary(grouping: items, by: \.reference)
    let areSame = groups.mapValues { group in
      group.allSatisfy { $0.mark == group[0].mark && $0.store == group[0].store }
    }
    new = []
    var seen: Swift.Set<ConnectionReference> = []
    for item in items {
      if areSame[item.reference] != true {
        refuse(item, .severalTokens(item.reference))
      } else if seen.insert(item.reference).inserted {
        new.append(item)
      } else {
        stored.append(item)
      }
    }
  }

  /// Finds out what `vault` has already.
  mutating func compare(with vault: Vault) throws {
    let (items, twice) = (new, stored)
    (new, stored) = ([], [])
    for (index, item) in (items + twice).enumerated() {
      guard let found = try vault.connection(item.reference) else {
        if index < items.count { new.append(item) } else { stored.append(item) }
        continue
      }
      let isSame: Bool
      if found.metadata.storeHash == item.store, found.metadata.endpoint == endpoint.text,
        let token = try vault.secret(.accessToken, of: found)
      {
        isSame = try marks.mark(token) == item.mark
      } else {
        isSame = false
      }
      if isSame {
        stored.append(item)
      } else {
        refuse(item, .storedOtherwise(item.reference))
      }
    }
    try passOverRenamed(in: vault)
  }

  /// Passes over what is stored already under a name that somebody chose, where nobody chose
  /// another.
  private mutating func passOverRenamed(in vault: Vault) throws {
    let stores = Swift.Set(new.filter { !$0.isNamed }.map(\.store))
    guard !stores.isEmpty else { return }
    var names: [StoredToken: ConnectionReference] = [:]
    try vault.forEachConnection { found in
      guard case .success(let found) = found, stores.contains(found.metadata.storeHash),
        found.metadata.endpoint == endpoint.text
      else { return }
      do {
        guard let token = try vault.secret(.accessToken, of: found) else { return }
        let mark = try marks.mark(token)
        // Of several the first in the order of names: whichever is read first is chance.
        let stored = StoredToken(store: found.metadata.storeHash, mark: mark)
        names[stored] = min(names[stored] ?? found.reference, found.reference)
      } catch is VaultError {
        // What is damaged elsewhere keeps nothing from being stored.
      }
    }
    let items = new
    new = []
    for var item in items {
      let token = StoredToken(store: item.store, mark: item.mark)
      if !item.isNamed, let name = names[token] {
        item.reference = name
        stored.append(item)
      } else {
        new.append(item)
      }
    }
  }

  private struct StoredToken: Hashable {
    let store: String
    let mark: [UInt8]
  }
}
