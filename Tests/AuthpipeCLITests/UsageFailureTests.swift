import Testing

@testable import AuthpipeCLI

@Suite struct UsageFailureTests {
  static let secret = "s3cr3tt0k3nabcdefghijklmnopqrst"

  @Test(arguments: [
    ["get", "acme", "access_token", secret],
    ["connect", "bigcommerce", "acme", secret],
    ["connect", "bigcommerce", "acme", secret, "another"],
    ["get", "acme", "--\(secret)"],
    ["get", "acme", "--token=\(secret)"],
    ["get", "acme", "-\(secret)"],
    ["get", "acme", "--key-fd", secret],
    ["sandbox", "--port", secret],
    [secret],
    ["list", secret],
    ["get", "acme", "--\(secret)=x"],
  ])
  func `nothing that was typed by mistake is repeated`(arguments: [String]) {
    let failure = UsageError(from: arguments, or: nil).failure
    #expect(failure.exit == .usage || arguments.count == 1)
    #expect(!"\(failure)".contains(Self.secret))
    #expect(!"\(failure)".contains(Self.secret.prefix(12)))
  }

  @Test func `a mistyped option is named and the near one suggested`() {
    let failure = UsageError(from: ["get", "acme", "--no-newlin"], or: nil).failure
    #expect(failure.message == "there is no option --no-newlin")
    #expect(failure.hint == "did you mean '--no-newline'?")
  }

  @Test func `a mistyped command is suggested and not repeated`() {
    let failure = Failure(unknownCommand: "lst", among: ["list", "get"])
    #expect(failure.hint == "did you mean 'authpipe list'?")
    #expect(!failure.message.contains("lst"))
  }

  @Test func `a missing argument is named`() {
    let failure = UsageError(from: ["get"], or: nil).failure
    #expect(failure.message == "missing expected argument '<connection>'")
    #expect(failure.hint == "authpipe get --help shows what it takes")
  }

  @Test func `help and the version are answers, not errors`() {
    #expect(UsageError(from: ["--version"], or: nil).wanted == Version.report() + "\n")
    #expect(
      UsageError(from: ["get", "--help"], or: nil).wanted?.contains("Print a credential") == true)
  }
}
