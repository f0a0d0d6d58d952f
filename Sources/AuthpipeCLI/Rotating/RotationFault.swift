internal import AuthpipeKit
internal import AuthpipeVault

/// What keeps a rotation from going on.
enum RotationFault: Error {
  /// Another credential waits to take over.
  case anotherPending(ConnectionReference, version: UInt64)
  case nothingPending(ConnectionReference)
  /// There is nothing to go on with, and nobody to ask for a new credential.
  case nothingUnderWay(StoredConnection)
  case nothingPrevious(ConnectionReference)
  /// What was given is neither a credentials file nor a bare token.
  case notCredentials(ConnectionReference)
  /// What waits must be settled before the rotation before it is undone.
  case pendingInTheWay(ConnectionReference, version: UInt64)
  /// The token is that of a version that was replaced.
  case tokenOfPrevious(ConnectionReference, version: UInt64, isLast: Bool)
  /// The token is that of a version that has ended or was given up.
  case tokenOfRetired(ConnectionReference, version: UInt64)
  /// BigCommerce refused the new credential, which was given up.
  case refused(ProbeResult, ConnectionReference)
  /// Nothing was learnt of the new credential, which waits.
  case unclear(ProbeResult, ConnectionReference, version: UInt64)
  /// The new credential lacks what the old one has, and waits.
  case scopesLost([String], ConnectionReference, version: UInt64)
  /// The answers did not tell whether it has what the old one has; it waits.
  case scopesUnclear([String], ConnectionReference, version: UInt64)
  /// Another process changed the versions while BigCommerce was asked.
  case overtaken(ConnectionReference)
  /// Another process makes the connection's webhooks.
  case handoverUnderWay(ConnectionReference)
  case tooManyPrevious(ConnectionReference, count: Int)
  /// The version to go back to does not work any more.
  case previousDead(ProbeResult, ConnectionReference, version: UInt64)
  case previousUnclear(ProbeResult, ConnectionReference, version: UInt64)
  case confirmationNeeded(ConnectionReference)
}

extension Failure {
  init(wording fault: RotationFault) {
    switch fault {
    case .anotherPending(let reference, let version):
      self.init(
        "rotation_pending", .cannotCreate,
        "a rotation of '\(reference)' is under way with another credential, version \(version); nothing changed",
        hint:
          "authpipe rotate \(reference) goes on with that one; authpipe rotate \(reference) --abort gives it up"
      )
    case .nothingPending(let reference):
      self.init(
        "nothing_pending", .no, "no credential of '\(reference)' waits to take over",
        hint: "authpipe rotate \(reference) --from FILE begins a rotation")
    case .nothingUnderWay(let connection):
      let reference = connection.reference
      self.init(
        "nothing_under_way", .locked,
        "no rotation of '\(reference)' is under way, and there is nobody to ask for a new credential",
        hint: "\(connection.renewingCommand) brings one"
          + (!connection.metadata.previous.isEmpty
            ? "; authpipe rotate \(reference) --webhooks list shows what the last one left" : ""))
    case .notCredentials(let reference):
      self.init(
        "not_credentials", .badInput, "this is neither a BigCommerce credentials file nor a token",
        hint:
          "authpipe rotate \(reference) --from FILE takes the BigCommerceAPI-credentials file, or a bare token of the same store"
      )
    case .nothingPrevious(let reference):
      self.init(
        "nothing_previous", .no, "'\(reference)' has no previous version",
        hint: "authpipe rotate \(reference) --status shows the versions there are")
    case .pendingInTheWay(let reference, let version):
      self.init(
        "rotation_pending", .cannotCreate,
        "version \(version) of '\(reference)' waits to take over, and would be in the way; nothing changed",
        hint: "authpipe rotate \(reference) --abort gives it up")
    case .tokenOfPrevious(let reference, let version, let isLast):
      self.init(
        "previous_token", .badInput,
        "that is the token of version \(version) of '\(reference)', which was replaced; nothing changed",
        hint: isLast
          ? "authpipe rotate \(reference) --rollback goes back to it"
          : "authpipe rotate \(reference) --status shows the versions there are")
    case .tokenOfRetired(let reference, let version):
      self.init(
        "retired_token", .badInput,
        "that is the token of version \(version) of '\(reference)', which is retired; nothing changed",
        hint:
          "create a new API account in the control panel and give its file; authpipe rotate \(reference) --status shows the versions there are"
      )
    case .refused(let result, let reference):
      self.init(wording: result, for: reference, rotating: true)
    case .unclear(let result, let reference, let version):
      // Another file is refused while it waits.
      let abort = "authpipe rotate \(reference) --abort"
      self.init(
        wording: result, for: reference, rotating: true,
        renewing: "\(abort) and authpipe rotate \(reference) --from FILE")
      message = message.replacing(
        "; nothing changed", with: "; version \(version) waits, and nothing else changed")
      let next =
        switch hint {
        case let words? where words.contains(abort): "authpipe rotate \(reference) asks again"
        case _ where result.verdict.isKnown:
          "\(abort) gives it up, authpipe rotate \(reference) asks again"
        default: "authpipe rotate \(reference) goes on"
        }
      hint = [hint, next].compactMap { $0 }.joined(separator: "; ")
    case .scopesLost(let scopes, let reference, let version):
      self.init(
        "scope_loss", .no,
        "the new credential lacks what the old one may: \(scopes.joined(separator: ", ")); version \(version) waits, and nothing else changed",
        hint:
          "create an API account with them and begin anew after authpipe rotate \(reference) --abort; or do without: authpipe rotate \(reference) --allow-scope-loss"
      )
    case .scopesUnclear(let scopes, let reference, let version):
      self.init(
        "scopes_unclear", .unknown,
        "the answers did not tell whether the new credential lacks what the old one may: \(scopes.joined(separator: ", ")); version \(version) waits, and nothing else changed",
        hint:
          "authpipe rotate \(reference) asks again; or do without: authpipe rotate \(reference) --allow-scope-loss"
      )
    case .overtaken(let reference):
      self.init(
        "changed_meanwhile", .busy,
        "another process rotated '\(reference)' meanwhile; nothing changed",
        hint: "authpipe rotate \(reference) --status shows where it stands")
    case .handoverUnderWay(let reference):
      self.init(
        "handover_under_way", .busy,
        "another process is making the webhooks of '\(reference)'; this one made none",
        hint: "authpipe rotate \(reference) --webhooks recreate, once that one has ended")
    case .tooManyPrevious(let reference, let count):
      self.init(
        "too_many_versions", .no,
        "'\(reference)' has \(count) previous versions that nobody has retired; nothing changed",
        hint:
          "authpipe check \(reference) --previous retires those that have ended; authpipe rotate \(reference) --retire, all of them"
      )
    case .previousDead(let result, let reference, let version):
      let detail = FindingWords(result.finding, renewing: "").detail
      self.init(
        "previous_dead", ExitStatus(result.verdict),
        "version \(version) of '\(reference)' cannot be gone back to: \(DisplayText.clean(detail)); nothing changed",
        hint:
          "create a new API account in the control panel, then authpipe rotate \(reference) --from FILE"
      )
    case .previousUnclear(let result, let reference, let version):
      let detail = FindingWords(result.finding, renewing: "").detail
      self.init(
        "previous_unclear", ExitStatus(result.verdict),
        "nobody knows whether version \(version) of '\(reference)' still works: \(DisplayText.clean(detail)); nothing changed",
        hint:
          "try later, or go back without asking: authpipe rotate \(reference) --rollback --offline")
    case .confirmationNeeded(let reference):
      self.init(
        "confirmation_needed", .locked,
        "retiring a version of '\(reference)' wants to be confirmed, and there is nobody to ask",
        hint: "authpipe rotate \(reference) --retire --yes")
    }
  }
}
