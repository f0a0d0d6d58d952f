import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct ProofKeyTests {
  @Test func `appendix B of RFC 7636 comes out`() throws {
    let octets: [UInt8] = [
      116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77,
      105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
    ]
    let verifier = Base64Text.forAddresses(octets)
    #expect(
      String(decoding: verifier, as: UTF8.self) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    let key = ProofKey(
      verifier: try verifier.withBytes { try SecretBytes(copying: $0) })
    #expect(key.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test func `each is another, of 43 characters`() throws {
    var challenges: Set<String> = []
    for _ in 0..<100 {
      let key = try ProofKey()
      #expect(key.verifier.bytes.count == 43 && key.challenge.utf8.count == 43)
      challenges.insert(key.challenge)
    }
    #expect(challenges.count == 100)
  }

  @Test func `a link asks for exactly what is to come back`() throws {
    let link = try AuthorizationLink(
      of: "the id", for: StoreHash(normalizing: "abc123"), at: .production,
      redirectURI: RedirectURI("https://app.example/auth?x=1"),
      scopes: ["store_v2_default", "store_v2_orders"], state: "s-1_2~", challenge: "c")
    #expect(
      link.text
        == "https://login.bigcommerce.com/oauth2/authorize?client_id=the%20id&context=stores%2Fabc123&redirect_uri=https%3A%2F%2Fapp.example%2Fauth%3Fx%3D1&response_type=code&scope=store_v2_default%20store_v2_orders&state=s-1_2~&code_challenge=c&code_challenge_method=S256"
    )
    #expect(
      AuthorizationLink(installing: "id", at: .production).text
        == "https://login.bigcommerce.com/app/id/install")
    #expect(
      AuthorizationLink(ending: "id", at: .production, succeeded: false).text
        == "https://login.bigcommerce.com/app/id/install/failed")
  }
}
