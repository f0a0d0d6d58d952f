import BigCommerceSandbox
import Foundation

extension TemporaryHome {
  /// Writes the credentials files `pair.1`… of new API accounts; returns of each the token and the
  /// client secret, in a line.
  func writePairs(_ count: Int) throws -> [String] {
    try (1...count).map { number in
      let account = try sandbox.addAccount(to: "abc123")
      let text = """
        ACCESS TOKEN: \(account.accessToken)
        API PATH: \(sandbox.baseURL)/stores/abc123/v3/
        CLIENT ID: \(account.clientID)
        CLIENT SECRET: \(account.clientSecret)

        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/pair.\(number)"))
      return "\(account.accessToken) \(account.clientSecret)"
    }
  }
}
