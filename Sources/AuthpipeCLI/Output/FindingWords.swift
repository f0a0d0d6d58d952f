internal import AuthpipeKit

/// What a finding means in words, and the one thing to do next.
struct FindingWords {
  let detail: String
  let hint: String?

  /// Words `finding` about `subject`, where there is one, for whom `command` would bring a new
  /// credential.
  init(_ finding: Finding, renewing command: String, about subject: FindingSubject? = nil) {
    switch finding {
    case .storeAnswered(let store):
      detail = Self.describe(store)
      hint = nil
    case .storeDetailsNotReadable:
      detail = "store details not readable (the token lacks Information & Settings)"
      hint = nil
    case .planLimit:
      detail = "accepted; the store reports a plan limit (507)"
      hint = nil
    case .scopesAbsent(let scopes):
      detail = "the token lacks declared scopes: \(scopes.map(\.name).joined(separator: ", "))"
      let choices = scopes.map(ControlPanel.choice).joined(separator: ", ")
      // A new account has none of the old one's scopes but those that are chosen again.
      let others = subject?.choices(besides: scopes) ?? []
      let known = others.isEmpty ? "" : " (\(others.joined(separator: ", ")))"
      let declaration =
        subject?.declaration(without: scopes) ?? "authpipe scopes declare CONNECTION SCOPE ..."
      hint =
        subject?.app.map {
          "tick \(choices) for the app '\($0)' in the developer portal, add it to what the app asks for (authpipe app add bigcommerce \($0) --replace --scopes SCOPES), then \(command); or declare fewer: \(declaration)"
        }
        ?? "create an API account at \(ControlPanel.newAccount) with \(choices) besides the scopes it has now\(known), then \(command); or declare fewer: \(declaration)"
    case .tokenUnknown:
      detail = "BigCommerce does not know the token (401, asked twice)"
      hint =
        subject?.app.map {
          "the app '\($0)' was uninstalled, or the merchant agreed to it anew elsewhere, which voids the token before; \(command)"
        }
        ?? "its API account was deleted, its app uninstalled, or the token replaced; create an API account at \(ControlPanel.newAccount), then \(command)"
    case .otherStore(let store):
      detail = "the answer came from another store (\(store.id))"
      let name = subject?.name ?? "CONNECTION"
      let replacing = subject?.isStored == true ? " --replace" : ""
      hint =
        "connect it under the store it belongs to: authpipe connect bigcommerce \(name) --store \(store.id) --from FILE\(replacing)"
    case .notBoundToStore:
      detail = "the token is good for no endpoint of this store (403 on store and time)"
      hint =
        "compare the store hash with the API path of the credentials file; for an app, install it again on this store"
    case .storeUnavailable(let status):
      detail = "the store is in maintenance, being upgraded, or suspended (\(status))"
      hint = "try later; if it lasts, look at the store's billing"
    case .rateLimited(let status, let wait):
      detail = "\(Self.limit(status, wait)); this says nothing about the credential"
      hint = "try later"
    case .platformFault(let status):
      detail = "BigCommerce is in trouble (\(status)); this says nothing about the credential"
      hint = "look at https://status.bigcommerce.com"
    case .noAnswer(.cutShort):
      detail = Self.describe(.cutShort)
      hint = "check for a proxy or firewall that breaks connections off"
    case .noAnswer(.notStarted(let code)):
      detail = Self.describe(.notStarted(code: code))
      hint = "try again; if it lasts, authpipe doctor tells more"
    case .noAnswer(let failure):
      detail = Self.describe(failure)
      hint = "check the network, then try again"
    case .tokenGarbled:
      detail = "the token reached BigCommerce garbled"
      hint = "give a fresh copy of the credentials file: \(command)"
    case .redirected(let status):
      detail = "the answer was a redirect (\(status)), which is never followed with a token"
      hint = "check for a proxy or captive portal"
    case .notAnAPIAnswer(let status, let contentType):
      // Without a status the answer was too long to be read.
      let kind = status == 0 ? ["too long"] : ["\(status)", contentType].compactMap { $0 }
      detail =
        "the answer is not one of BigCommerce's API (\(kind.joined(separator: ", ")))"
      hint = "check for a proxy, firewall or captive portal"
    case .unexpected(let status, let title):
      let said = title.map { ": \($0)" } ?? ""
      detail = "an answer that says nothing about the credential (\(status)\(said))"
      hint = "try later; if it lasts, look at https://status.bigcommerce.com"
    case .notAsked:
      detail = "BigCommerce was not asked"
      hint = nil
    }
  }

  private static func limit(_ status: Int, _ wait: Duration?) -> String {
    let seconds = wait.map { ", it asks to wait \($0.components.seconds)s" } ?? ""
    // Any other answer told that little is left, and so nothing more was asked.
    return status == 429 || status == 509
      ? "rate limited (\(status)\(seconds))"
      : "the rest of the store's quota is left to its apps\(seconds)"
  }

  private static func describe(_ store: StoreProfile) -> String {
    var parts: [String] = []
    if let name = store.name { parts.append(name) }
    if let plan = store.plan { parts.append(plan) }
    if store.isTrial == true { parts.append("a trial") }
    if let status = store.status, status != "live" {
      parts.append("the store's status is \(status)")
    }
    return parts.isEmpty ? "accepted" : parts.joined(separator: ", ")
  }

  private static func describe(_ failure: TransportFailure) -> String {
    switch failure {
    case .nameNotResolved: "the name of the API's host does not resolve"
    case .notConnected: "there is no network"
    case .connectionRefused: "the connection was refused"
    case .connectionLost: "the connection broke off"
    case .tls: "the secure connection could not be made; certificates are never bypassed"
    case .timedOut: "no answer in time"
    case .tooLarge(let limit): "the answer was longer than \(limit) bytes"
    case .unsendableHeader: "the token cannot be sent"
    case .cancelled: "interrupted"
    case .cutShort: "the answer is cut short before it says anything, or never ends"
    case .notStarted(let code):
      "the process that speaks to the network cannot be started: \(SystemError.text(code))"
    // What the network library knows no number for: whatever is no HTTP, for the most part.
    case .other(-1): "there was no answer that can be read"
    case .other(let code): "the network gave no answer (\(code))"
    }
  }
}
