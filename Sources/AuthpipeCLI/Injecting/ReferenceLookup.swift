internal import AuthpipeKit

/// Looks up what references stand for, all of them before anything is made of one.
struct ReferenceLookup {
  let handingOut: HandingOut

  /// The values of `references`, each with the place where it stands.
  func values(
    of references: [FieldReference: TextPlace]
  ) throws -> [FieldReference: SharedSecret] {
    var values: [FieldReference: SharedSecret] = [:]
    let groups = Dictionary(grouping: references, by: \.key.connection)
    for (connection, group) in groups.sorted(by: { $0.key < $1.key }) {
      let group = group.sorted { ($0.value.line, $0.key.field) < ($1.value.line, $1.key.field) }
      // What is wrong with a connection is told of the first reference to it.
      var place = group[0].value
      do {
        try handingOut.lend(connection, fields: group.map(\.key.field).sorted()) { found, vault in
          let output = CredentialOutput(
            vault: vault, connection: found, context: handingOut.context)
          for (reference, itsPlace) in group {
            place = itsPlace
            switch try output.value(of: reference.field) {
            case .some(let value): values[reference] = SharedSecret(value)
            case .none: throw CommandFault.fieldAbsent(field: reference.field, found)
            }
          }
        }
      } catch let fault as CommandFault {
        throw Failure(wording: fault, ofReferenceIn: place)
      }
    }
    return values
  }
}

extension Failure {
  /// Says of which reference it is that it leads nowhere; of the vault it is nobody's fault.
  fileprivate init(wording fault: CommandFault, ofReferenceIn place: TextPlace) {
    self.init(wording: fault)
    switch fault {
    case .noSuchConnection, .fieldAbsent, .unhealthy: message = "\(place.words): \(message)"
    default: break
    }
  }
}
