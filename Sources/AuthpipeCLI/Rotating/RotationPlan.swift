internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce
internal import Glibc

/// Which credentials file of a folder is for which connection, by its store.
struct RotationPlan {
  /// One file and the connection that it is for.
  struct Item: Sendable {
    let file: String
    let reference: ConnectionReference
    let store: String
  }

  /// One file that nothing is done with, and why.
  struct Skipped {
    let file: String
    let failure: Failure
    let exit: ExitStatus

    init(_ file: String, because fault: any Error) {
      self.file = file
      failure = Failure(wording: fault)
      exit = Self.isForeign(fault) ? .success : failure.exit
    }

    /// What lies in the folder besides is no fault, nor is what was left out on purpose.
    private static func isForeign(_ fault: any Error) -> Bool {
      switch fault {
      case CredentialsFile.Fault.notCredentials, CredentialsFile.Fault.stencilFile,
        CredentialsFile.Fault.empty, CredentialsFile.Fault.tooLong, CommandFault.emptyInput,
        CommandFault.inputTooLarge, BulkFault.namesNoStore, BulkFault.otherTenant:
        true
      default: false
      }
    }
  }

  private(set) var items: [Item] = []
  private(set) var skipped: [Skipped] = []
  private let folder: String
  private let context: Context

  /// Reads the files in `folder`, not below it, and finds the connections among `connections`;
  /// `others` are those of tenants that were not asked for.
  init(
    _ folder: String, for connections: [StoredConnection], besides others: [StoredConnection] = [],
    in context: Context
  ) throws {
    self.folder = folder
    self.context = context
    var items: [Item] = []
    var endpoints: [APIEndpoint] = [.production]
    for connection in connections + others {
      // One that is damaged is told of when it is used, and keeps no other from being found.
      guard let endpoint = try? Rotation.endpoint(of: connection),
        !endpoints.contains(endpoint)
      else { continue }
      endpoints.append(endpoint)
    }
    for file in try Self.files(in: folder) {
      do {
        let (store, endpoint) = try self.store(in: file, at: endpoints)
        items.append(
          try item(file, store: store, at: endpoint, among: connections, besides: others))
      } catch {
        skipped.append(Skipped(file, because: error))
      }
    }
    // Two files for one connection: which is the newer, nothing says.
    for (_, group) in Dictionary(grouping: items, by: \.reference) {
      if group.count == 1 {
        self.items += group
      } else {
        skipped += group.map {
          Skipped($0.file, because: BulkFault.severalFiles($0.reference))
        }
      }
    }
    self.items.sort { $0.reference < $1.reference }
    skipped.sort { $0.file < $1.file }
  }

  /// The path of a file of the folder.
  func path(of file: String) -> String { "\(folder)/\(file)" }

  private static func files(in folder: String) throws -> [String] {
    guard let listing = opendir(folder) else {
      throw CommandFault.cannotRead(path: folder, code: errno)
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard !name.hasPrefix("."), stat("\(folder)/\(name)", &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      names.append(name)
    }
    return names.sorted()
  }

  /// The store that a file names, at the endpoint that its API path is on.
  private func store(
    in file: String, at endpoints: [APIEndpoint]
  ) throws -> (StoreHash, APIEndpoint) {
    var first: (any Error)?
    for endpoint in endpoints {
      do {
        let candidate = try CredentialCandidate.take(
          from: path(of: file), in: context, endpoint: endpoint, asksStore: true)
        guard let store = candidate.storeHash else { throw BulkFault.namesNoStore }
        return (store, endpoint)
      } catch {
        first = first ?? error
      }
    }
    throw first ?? CredentialsFile.Fault.notCredentials
  }

  private func item(
    _ file: String, store: StoreHash, at endpoint: APIEndpoint,
    among connections: [StoredConnection], besides others: [StoredConnection]
  ) throws -> Item {
    func isOfStore(_ connection: StoredConnection) -> Bool {
      connection.metadata.storeHash == store.text && connection.metadata.endpoint == endpoint.text
    }
    let matching = connections.filter(isOfStore)
    guard let only = matching.first else {
      let foreign = others.filter(isOfStore).map(\.reference).sorted()
      throw foreign.isEmpty
        ? BulkFault.noConnection(store: store.text)
        : BulkFault.otherTenant(store: store.text, foreign)
    }
    guard matching.count == 1 else {
      throw BulkFault.severalConnections(
        store: store.text, matching.map(\.reference).sorted())
    }
    return Item(file: file, reference: only.reference, store: store.text)
  }
}
