import AuthpipeKit
import Testing

@Suite struct CredentialTests {
  @Test func `field numbers and names are those of the format`() {
    let table = CredentialField.allCases.map { "\($0.rawValue) \($0.name)" }
    #expect(table == ["2 access_token", "3 client_id", "4 client_secret", "5 webhook_secret"])
    for field in CredentialField.allCases { #expect(CredentialField(name: field.name) == field) }
    #expect(CredentialField(name: "metadata") == nil)
    #expect(CredentialField(name: "") == nil)
  }

  @Test func `only the fields that are there are lent, in the order of their numbers`() throws {
    var lent: [String] = []
    let full = Credential(
      accessToken: try SecretBytes([1]), clientID: try SecretBytes([2]),
      clientSecret: try SecretBytes([3]), webhookSecret: try SecretBytes([4]))
    full.forEachField { field, secret in lent.append("\(field.name) \(secret.revealed)") }
    #expect(
      lent == ["access_token [1]", "client_id [2]", "client_secret [3]", "webhook_secret [4]"])

    lent = []
    let bare = Credential(accessToken: try SecretBytes([1]), clientSecret: try SecretBytes([3]))
    bare.forEachField { field, secret in lent.append("\(field.name) \(secret.revealed)") }
    #expect(lent == ["access_token [1]", "client_secret [3]"])
  }

  @Test(arguments: [
    ("store_v2_products", true), ("a", true), ("9", true),
    (String(repeating: "s", count: 128), true),
    ("", false), ("Store", false), ("store-v2", false), ("store v2", false), ("störe", false),
    ("store\n", false), (String(repeating: "s", count: 129), false),
  ])
  func `a scope is lower-case letters, digits and underscores`(name: String, isScope: Bool) {
    #expect((Scope(name)?.name == name) == isScope)
  }
}
