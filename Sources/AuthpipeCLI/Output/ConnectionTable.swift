internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The table of `list`.
struct ConnectionTable {
  let text: String

  init(_ connections: [StoredConnection], context: Context) {
    let style = Style(context.output, context: context)
    // Only where somebody wants a reminder: most tables have no use for the column.
    let hasRenewals = connections.contains { $0.metadata.renewal != nil }
    let headings =
      ["CONNECTION", "STORE", "NAME", "VERDICT", "CHECKED", "VERSION"]
      + (hasRenewals ? ["RENEWAL"] : []) + ["LABELS"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for connection in connections {
      let verdict = connection.known?.verdict ?? .unverified
      let labels = connection.metadata.labels.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }
      let renewal = connection.metadata.renewal.map {
        let words = RenewalWords(renewal: $0, context: context).short
        return $0.standing(at: context.now) == .later
          ? Table.Cell(words) : Table.Cell(styled: style.warning(words), plain: words)
      }
      table.add(
        [
          .init(connection.reference.description),
          .init(
            connection.metadata.storeHash + (connection.metadata.isSandbox ? " (sandbox)" : "")),
          .init(connection.metadata.storeName ?? "-"),
          .init(
            styled: style.verdict(verdict) + Self.unanswered(connection),
            plain: verdict.name + Self.unanswered(connection)),
          .init(context.time(connection.known?.askedAt)),
          .init(String(connection.current.number)),
        ] + (hasRenewals ? [renewal ?? .init("-")] : []) + [
          .init(labels.isEmpty ? "-" : labels.joined(separator: " "))
        ])
    }
    text = table.text
  }

  /// What the newest attempt came to, where that was no news of the credential.
  private static func unanswered(_ connection: StoredConnection) -> String {
    guard let attempt = connection.lastAttempt, attempt != connection.known, connection.known != nil
    else { return "" }
    return " (last: \(attempt.verdict.name))"
  }
}

extension Context {
  /// A time for people: relative on a terminal, RFC 3339 where it is kept in a file.
  func time(_ seconds: Int64?) -> String {
    guard let seconds else { return "never" }
    let moment = Moment(seconds: seconds)
    return output.isTerminal ? moment.relative(to: now) : moment.rfc3339
  }
}
