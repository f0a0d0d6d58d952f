import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct CredentialShapeTests {
  @Test(arguments: [
    (CredentialField.accessToken, 31, "k3y", false), (.accessToken, 25, "0", false),
    (.accessToken, 24, "0", true), (.accessToken, 41, "0", true), (.accessToken, 31, "K", true),
    (.clientID, 31, "aB3", false), (.clientID, 31, "a-", true), (.clientSecret, 64, "0f", false),
    (.clientSecret, 31, "z9", false), (.clientSecret, 129, "0", true),
    (.clientSecret, 64, "F", true), (.webhookSecret, 3, " ", false),
  ])
  func `a value unlike those seen is unusual`(
    field: CredentialField, length: Int, pattern: String, unusual: Bool
  ) {
    let bytes = Array(String(repeating: pattern, count: length).utf8.prefix(length))
    #expect(bytes.withUnsafeBytes { CredentialShape.looksUnusual(field, $0) } == unusual)
  }
}
