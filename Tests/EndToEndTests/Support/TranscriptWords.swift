import BigCommerceSandbox
import Foundation

/// The names that transcripts use for what differs from run to run.
///
/// `«home»` · `«bin»` (the programs' folder) · `«sandbox»` (its URL) · `«time»` (in UTC, RFC 3339
/// or as in a file's name) · `«ms»` (a duration) · `«id»` (of a vault, a slot, a row) · `«key»` (a
/// key string) · `«jwt»` (a short-lived token) ·
/// `«uid»`, `«process»` and `«who»` (who the audit trail says it was) · `«token»`, `«client_id»` and `«client_secret»` of the first account,
/// `«token2»` and so on of the next, with the store before it where it is not the first store's ·
/// `«app_client_id»` and `«app_client_secret»` of the first app, `«app_client_id2»` of the next ·
/// `«state»` and `«challenge»` of an authorization ·
/// `«no newline»` at the end of output that has none · `«blank»`, a blank line.
struct TranscriptWords {
  private let home: TemporaryHome

  init(_ home: TemporaryHome) {
    self.home = home
  }

  /// The values of the accounts by their names, the longest names being of the newest accounts.
  private var accountWords: [(value: String, name: String)] {
    home.sandbox.stores.flatMap { store in
      home.sandbox.accounts(of: store).flatMap { account in
        let place = store == "abc123" ? "" : "\(store) "
        let number = account.number == 1 ? "" : "\(account.number)"
        return [
          (account.accessToken, "\(place)token\(number)"),
          (account.clientID, "\(place)client_id\(number)"),
          (account.clientSecret, "\(place)client_secret\(number)"),
        ]
      }
    }
  }

  /// The values of the apps by their names.
  private var appWords: [(value: String, name: String)] {
    home.sandbox.apps.enumerated().flatMap { index, app in
      let number = index == 0 ? "" : "\(index + 1)"
      return [
        (app.clientID, "app_client_id\(number)"), (app.clientSecret, "app_client_secret\(number)"),
      ]
    }
  }

  /// The variables by which commands name the same things: `$TOKEN`, `$CLIENT_ID2`, and so on.
  var environment: [String: String] {
    var variables = home.environment
    variables["SANDBOX"] = home.sandbox.baseURL
    variables["DOWNLOADS"] = home.downloads
    variables["STORE"] = "abc123"
    variables["TMPDIR"] = home.path
    for (value, name) in accountWords + appWords {
      variables[name.uppercased().replacingOccurrences(of: " ", with: "_")] = value
    }
    return variables
  }

  /// The lines of `text`, with names in place of what differs.
  func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var named = text
    let places = [
      (home.path, "home"), (home.sandbox.baseURL, "sandbox"), (BuiltPrograms.folder, "bin"),
    ]
    for (value, name) in places + appWords + accountWords {
      named = named.replacingOccurrences(of: value, with: "«\(name)»")
    }
    named.replace(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d{8}T\d{6}Z/#, with: "«time»")
    named.replace(#/state=[A-Za-z0-9_-]{43}/#, with: "state=«state»")
    named.replace(#/code_challenge=[A-Za-z0-9_-]{43}/#, with: "code_challenge=«challenge»")
    named.replace(#/http%3A%2F%2F127\.0\.0\.1%3A\d+/#, with: "«loopback»")
    named.replace(#/AUTHPIPE-KEY-1[A-Z0-9]{58}/#, with: "«key»")
    named.replace(#/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/#, with: "«jwt»")
    // As Unicode sees it, a dot between a letter and a digit is inside of a word.
    let id = #/\b(?:[0-9a-f]{32}|[0-9a-f]{16})\b/#.wordBoundaryKind(.simple)
    named.replace(id, with: "«id»")
    named.replace(#/uid \d+, [^,\n]+/#, with: "«who»")
    named.replace(#/"process":"[^"]*"/#, with: "\"process\":\"«process»\"")
    named.replace(#/"uid":\d+/#, with: "\"uid\":«uid»")
    named.replace(#/"durationMs":\d+/#, with: "\"durationMs\":«ms»")
    var lines = named.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() } else { lines[lines.count - 1] += "«no newline»" }
    return lines.map { $0.isEmpty ? "«blank»" : $0 }
  }

  /// Whether `line` is what `pattern` expects, in which `[..]` stands for anything.
  static func matches(_ pattern: String, _ line: String) -> Bool {
    let parts = pattern.components(separatedBy: "[..]")
    guard parts.count > 1 else { return pattern == line }
    guard line.hasPrefix(parts[0]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}
