import AuthpipeKit
import Testing

@Suite struct ConnectionReferenceTests {
  private static let longest = String(repeating: "a", count: 128)

  @Test(arguments: [
    ("acme", "acme", "default"),
    ("acme/default", "acme", "default"),
    ("acme/user_123", "acme", "user_123"),
    ("bigcommerce:acme", "acme", "default"),
    ("bigcommerce:acme/user_123", "acme", "user_123"),
    ("0.a_b@c+d-e", "0.a_b@c+d-e", "default"),
    ("a..b/Z", "a..b", "Z"),
    ("\(longest)/\(longest)", longest, longest),
  ])
  func `a well-formed name is read as its parts`(text: String, tenant: String, user: String) throws
  {
    let reference = try ConnectionReference(parsing: text)
    #expect(reference.provider == "bigcommerce")
    #expect(reference.tenant == tenant)
    #expect(reference.user == user)
    #expect(try ConnectionReference(parsing: reference.description) == reference)
  }

  @Test(
    arguments: [
      ("", .empty),
      ("/", .emptyComponent), ("acme/", .emptyComponent), ("/user", .emptyComponent),
      ("bigcommerce:", .emptyComponent), ("bigcommerce:/user", .emptyComponent),
      ("a/b/c", .tooManySlashes), ("acme//", .tooManySlashes), ("acme//user", .tooManySlashes),
      ("..", .firstCharacter), (".", .firstCharacter), ("acme/..", .firstCharacter),
      ("../acme", .firstCharacter), ("-acme", .firstCharacter), ("@acme", .firstCharacter),
      ("_acme", .firstCharacter), ("acme/-", .firstCharacter), ("éclair", .firstCharacter),
      (" acme", .firstCharacter), ("\u{202e}acme", .firstCharacter),
      ("ac me", .character), ("acme ", .character), ("acmé", .character),
      ("acme/é", .firstCharacter),
      ("acme\\user", .character), ("acme%2f", .character), ("acme?", .character),
      ("acme/a*", .character), ("acme\u{200b}", .character), ("acme:\u{301}x", .character),
      ("acme\n", .controlCharacter), ("ac\0me", .controlCharacter), ("acme/\r", .controlCharacter),
      ("\u{1b}[2Jacme", .controlCharacter), ("acme\u{7f}", .controlCharacter),
      ("acme\u{85}", .controlCharacter), ("acme\u{9b}2J", .controlCharacter),
      (longest + "a", .tooLong), ("acme/\(longest)a", .tooLong),
      ("shopify:acme", .unknownProvider), (":acme", .unknownProvider),
      ("BigCommerce:acme", .unknownProvider), ("a:b:c", .unknownProvider),
      ("bigcommerce:a:b", .character),
    ] as [(String, ConnectionReference.Fault)])
  func `any other name is refused for what is wrong with it`(
    text: String, fault: ConnectionReference.Fault
  ) {
    #expect(throws: fault) { try ConnectionReference(parsing: text) }
  }

  @Test func `the shortest unambiguous spelling is written`() throws {
    #expect(try ConnectionReference(parsing: "bigcommerce:acme/default").description == "acme")
    #expect(try ConnectionReference(parsing: "bigcommerce:acme/me").description == "acme/me")
  }

  @Test func `references sort by tenant, then user`() throws {
    let sorted = try ["b", "a/z", "a/b", "a"].map { try ConnectionReference(parsing: $0) }.sorted()
    #expect(sorted.map(\.description) == ["a/b", "a", "a/z", "b"])
  }
}
