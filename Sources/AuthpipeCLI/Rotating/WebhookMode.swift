internal import ArgumentParser

/// What a rotation does about the webhooks of the old API account.
enum WebhookMode: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Makes what is missing under the new account.
  case recreate
  /// Shows what there is.
  case list
  /// Does not look.
  case ignore
}
