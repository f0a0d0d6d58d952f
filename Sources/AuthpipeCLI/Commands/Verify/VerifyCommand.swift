internal import ArgumentParser

/// The noun `verify`: whether something is from BigCommerce.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a signature of BigCommerce without exposing the secret: webhook, jwt.",
    subcommands: [VerifyWebhook.self, VerifyJWT.self])
}
