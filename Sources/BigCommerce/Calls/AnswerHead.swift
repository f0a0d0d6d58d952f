package import AuthpipeKit
package import HTTPTypes

/// The head of an answer as it may be shown.
package struct AnswerHead: Sendable {
  package let status: Int
  /// In the order of their names.
  package let fields: [(name: String, value: String)]

  private static let concealed = "«redacted»"
  /// Whoever has a session's cookie has the session.
  private static let secretNames = ["set-cookie", "set-cookie2"]

  /// Shows `response` to `token` without what is a secret, or shows the token.
  package init(_ response: HTTPResponse, to token: SharedSecret) {
    let serverText = ServerText(token: token)
    status = response.status.code
    fields = response.headerFields.map { field in
      let isSecret =
        Self.secretNames.contains(field.name.canonicalName) || serverText.shows(field.value)
      return (field.name.rawName, isSecret ? Self.concealed : field.value)
    }.sorted { ($0.name.lowercased(), $0.value) < ($1.name.lowercased(), $1.value) }
  }
}
