import AuthpipeKit
import Testing

@Suite struct SharedSecretTests {
  private static let canary = "canary-in-the-secret"

  private struct Holder {
    var secret: SharedSecret
  }

  private func secret() throws -> SharedSecret {
    SharedSecret(try SecretBytes(Array(Self.canary.utf8)))
  }

  @Test func `every way to print it says that it is redacted`() throws {
    let secret = try secret()
    #expect(secret.description == "«redacted»")
    #expect("\(secret)" == "«redacted»")
    #expect(String(describing: secret) == "«redacted»")
    #expect(String(reflecting: secret) == "«redacted»")
    #expect("\(Optional(secret)!) \([secret])" == "«redacted» [«redacted»]")
  }

  @Test func `dumping it, or what holds it, shows nothing of it`() throws {
    var text = ""
    dump(try secret(), to: &text)
    dump(Holder(secret: try secret()), to: &text)
    #expect(text.contains("«redacted»"))
    #expect(!text.contains("SecretBytes"))
    #expect(!text.contains("bytes"))
    #expect(!text.contains("0x"))
    #expect(!text.contains(Self.canary))
  }

  @Test func `a mirror of it has no children`() throws {
    let mirror = Mirror(reflecting: try secret())
    #expect(mirror.children.isEmpty)
    #expect(mirror.superclassMirror == nil)
  }

  @Test func `every owner reads the same bytes`() async throws {
    let secret = try secret()
    async let one = Task { secret.bytes.revealed }.value
    async let two = Task { secret.bytes.revealed }.value
    #expect(await [one, two] == Array(repeating: Array(Self.canary.utf8), count: 2))
  }
}
