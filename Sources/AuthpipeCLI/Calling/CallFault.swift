internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce
internal import Glibc

/// What keeps a call from being made, or what came of it.
enum CallFault: Error {
  case methodUnknown
  case bodyOfRead
  case bodyLiteral
  case bodyOnTerminal
  case pagesOfWrite
  case refused(CallOutcome.Refusal, StoredConnection, StoreCall.Method)
  case broken(Finding, StoredConnection, StoreCall.Method, hasBegun: Bool)
}

extension Failure {
  init(wording fault: CallFault) {
    switch fault {
    case .methodUnknown:
      let names = StoreCall.Method.allCases.map(\.rawValue).joined(separator: ", ")
      self.init(
        "unknown_method", .usage, "that is not a method of BigCommerce's API",
        hint: "the methods are \(names)")
    case .bodyOfRead:
      self.init(
        "body_of_read", .usage, "a GET or HEAD has no body",
        hint: "leave out -X for a POST, or name another method: -X PUT")
    case .bodyLiteral:
      self.init(
        "body_literal", .usage,
        "--data takes @FILE, or - for standard input; what was given is not shown, in case it is a secret",
        hint:
          "arguments can be read by every user of the machine: printf '%s' \"$JSON\" | authpipe api CONNECTION PATH -d -"
      )
    case .bodyOnTerminal:
      self.init(
        "body_on_terminal", .usage, "standard input is a terminal, which has no end",
        hint: "give the body in a file: --data @FILE")
    case .pagesOfWrite:
      self.init(
        "conflicting_options", .usage, "--paginate is for a GET alone",
        hint: "leave out --paginate, or the method and the body")
    case .refused(.no(let status, let title), _, let method):
      let said = title.map { ": \(DisplayText.clean($0))" } ?? ""
      self.init(
        "refused", .no, "BigCommerce refused the call (\(status)\(said))",
        hint: status == 507
          ? "the store's plan allows no more of this; look at it in the control panel"
          : method == .head
            ? "a HEAD has no body that says more; a GET may"
            : "the answer on standard output may say more")
    case .refused(.scopeMissing(let entry), let connection, let method):
      let scope = entry.flatMap {
        method.isRead ? Scope($0.readScope) : $0.modify.first.flatMap(Scope.init)
      }
      let choice = scope.map { ControlPanel.choice(for: $0) }
      let words = scope.map { " for it, such as \(choice ?? "") (\($0.name))" }
      self.init(
        "scope_missing", .no, "the token lacks a scope\(words ?? " for it") (403)",
        hint:
          "\(connection.gaining(choice ?? "it")); authpipe check \(connection.reference) --scopes tells what the token has"
      )
    case .refused(.finding(let finding), let connection, let method):
      self.init(
        wording: finding, of: connection,
        after: Self.mayBeDone(finding) && !method.isRead ? Self.doneWords : nil)
    case .broken(let finding, let connection, let method, let hasBegun):
      let rest =
        hasBegun
        ? "what was written of the answer is not all of it"
        : Self.mayBeDone(finding) && !method.isRead ? Self.doneWords : nil
      self.init(wording: finding, of: connection, after: rest)
    }
  }

  private static let doneWords =
    "what was asked for may have been done all the same: look before it is sent again"

  /// Whether a request with this finding may have been carried out.
  private static func mayBeDone(_ finding: Finding) -> Bool {
    switch finding {
    case .platformFault: true
    // Without a status it was too long to be read.
    case .notAnAPIAnswer(let status, _): status < 300
    case .noAnswer(let failure):
      switch failure {
      case .nameNotResolved, .notConnected, .tls, .unsendableHeader: false
      // One that is late may have come in the last moment.
      case .notStarted(let code): code == ETIMEDOUT
      case .connectionRefused, .connectionLost, .timedOut, .tooLarge, .cancelled, .cutShort, .other:
        true
      }
    default: false
    }
  }

  private init(wording finding: Finding, of connection: StoredConnection, after rest: String?) {
    let words = connection.words(for: finding)
    self.init(
      finding.verdict.name.split(separator: "-").joined(separator: "_"),
      ExitStatus(finding.verdict),
      [DisplayText.clean(words.detail), rest].compactMap { $0 }.joined(separator: "; "),
      hint: words.hint)
  }

  /// Words what kept the token from being used, which nobody wanted to see.
  init(wording fault: CommandFault, ofCallBy reference: ConnectionReference) {
    self.init(wording: fault)
    if case .unhealthy = fault {
      hint =
        "authpipe rotate \(reference) --from FILE replaces it; --allow-unhealthy calls with it all the same"
    }
  }
}
