internal import AuthpipeKit
internal import AuthpipeVault

/// The steps of a rotation that lead back, or to its end; none of them needs the network.
extension Rotation {
  private struct Answer: Encodable {
    let schema = "authpipe.rotate/1"
    let connection: String
    let version: UInt64
    /// `given-up`, `rolled-back` or `retired`.
    let done: String
    let versions: [UInt64]
  }

  /// The version that a rollback makes current.
  func versionToGoBackTo(in connection: StoredConnection) throws -> UInt64 {
    if let pending = connection.metadata.pending {
      throw RotationFault.pendingInTheWay(reference, version: pending.number)
    }
    guard let previous = connection.metadata.previous.first else {
      throw RotationFault.nothingPrevious(reference)
    }
    return previous.number
  }

  /// Makes the version of that number current again.
  func rollBack(to number: UInt64, grantedBy grant: Grant) throws -> ExitStatus {
    let left = try change { vault, connection in
      guard try versionToGoBackTo(in: connection) == number else {
        throw RotationFault.overtaken(reference)
      }
      try vault.rollBack(connection, to: number, grantedBy: grant, at: context.now)
      return connection.current.number
    }
    context.say(
      "rolled back '\(reference)': version \(number) is current again, and version \(left) waits")
    context.say(
      "webhooks that were made under the API account of version \(left) stay there, and are delivered"
    )
    context.say(
      "next: authpipe rotate \(reference) --promote makes version \(left) current once more; --abort gives it up"
    )
    return try answer("rolled-back", version: number, [left])
  }

  /// Gives up the version that waits.
  func abort() throws -> ExitStatus {
    let (given, current) = try change { vault, connection in
      guard let pending = connection.metadata.pending else {
        throw RotationFault.nothingPending(reference)
      }
      try vault.giveUp(pending.number, of: connection, at: context.now)
      vault.compact()
      return (pending.number, connection.current.number)
    }
    context.say("gave up version \(given) of '\(reference)'; version \(current) stays current")
    context.say(
      "its token works until its API account is deleted in the control panel (\(ControlPanel.link))"
    )
    return try answer("given-up", version: current, [given])
  }

  /// Retires the previous versions.
  func retire() throws -> ExitStatus {
    let (retired, current, owed) = try change { vault, connection in
      let numbers = connection.metadata.previous.map(\.number).sorted()
      guard !numbers.isEmpty else { throw RotationFault.nothingPrevious(reference) }
      try vault.retire(numbers, of: connection, at: context.now)
      return (numbers, connection.current.number, connection.metadata.owesWebhooks)
    }
    if owed { context.warn("webhooks of theirs were still to be made anew, and are not any more") }
    let names = retired.map(String.init).joined(separator: ", ")
    context.say("retired version \(names) of '\(reference)'; version \(current) stays current")
    let keep = try find().metadata.keepRetired ?? ConnectionMetadata.usualKeeping
    context.say(
      "its secrets are deleted by the first check or rotation after \(Self.span(keep)); nothing was done at BigCommerce"
    )
    return try answer("retired", version: current, retired)
  }

  /// Deletes the secrets of versions that were retired long enough ago; returns their numbers.
  @discardableResult
  func shredRetired(compacting: Bool = true) throws -> [UInt64] {
    try change { vault, connection in
      let numbers = connection.metadata.shreddable(at: context.now)
      guard !numbers.isEmpty else { return [] }
      try vault.shred(numbers, of: connection, at: context.now)
      if compacting { vault.compact() }
      return numbers
    }
  }

  private static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: "\(seconds)s"
    case ..<7_200: "\(seconds / 60)m"
    case ..<172_800: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  private func answer(_ done: String, version: UInt64, _ versions: [UInt64]) throws -> ExitStatus {
    if context.display.json {
      try context.output.write(
        JSONOutput.line(
          Answer(
            connection: reference.description, version: version, done: done, versions: versions)))
    }
    return .success
  }
}
