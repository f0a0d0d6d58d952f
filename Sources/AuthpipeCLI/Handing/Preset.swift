/// The names that a kind of project looks for, each taken from that project's own files.
enum Preset: String, CaseIterable {
  /// `bigcommerce/catalyst`: `core/.env.example`, and the command-line program's own variables.
  case catalyst
  /// `bigcommerce/stencil-cli`: `secrets.stencil.json`, which it reads in place of variables.
  case stencil
  /// `bigcommerce/bigcommerce-api-ruby`: `examples/configuration/oauth.rb`, `config.rb`.
  case ruby
  /// `bigcommerce/sample-app-nodejs`: `.env-sample`.
  case nodeSample = "node-sample"
  /// `bigcommerce/laravel-react-sample-app`: `.env.example`, where `APP_ENV` is `local`.
  case laravel

  /// Where nothing was said.
  static let standard = [
    VariableName("BIGCOMMERCE_STORE_HASH", "store_hash"),
    VariableName("BIGCOMMERCE_ACCESS_TOKEN", "access_token"),
    VariableName("BIGCOMMERCE_CLIENT_ID", "client_id"),
    VariableName("BIGCOMMERCE_CLIENT_SECRET", "client_secret"),
    VariableName("BIGCOMMERCE_WEBHOOK_SECRET", "webhook_secret", onRequest: true),
    VariableName("BIGCOMMERCE_API_URL", "api_path"),
  ]

  init(parsing name: String) throws {
    guard let preset = Self(rawValue: name) else {
      throw HandingFault.unknownPreset(
        suggestion: Suggestion.nearest(to: name, among: Self.allCases.map(\.rawValue)))
    }
    self = preset
  }

  var names: [VariableName] {
    switch self {
    case .catalyst:
      [
        VariableName("BIGCOMMERCE_STORE_HASH", "store_hash"),
        VariableName("CATALYST_STORE_HASH", "store_hash"),
        VariableName("CATALYST_ACCESS_TOKEN", "access_token"),
      ]
    case .stencil: [VariableName("accessToken", "access_token")]
    case .ruby:
      [
        VariableName("BC_STORE_HASH", "store_hash"),
        VariableName("BC_CLIENT_ID", "client_id"),
        VariableName("BC_ACCESS_TOKEN", "access_token"),
        VariableName("BC_API_ENDPOINT", .endpoint),
      ]
    case .nodeSample:
      [VariableName("CLIENT_ID", "client_id"), VariableName("CLIENT_SECRET", "client_secret")]
    case .laravel:
      [
        VariableName("BC_LOCAL_CLIENT_ID", "client_id"),
        VariableName("BC_LOCAL_SECRET", "client_secret"),
        VariableName("BC_LOCAL_ACCESS_TOKEN", "access_token"),
        VariableName("BC_LOCAL_STORE_HASH", .storePath),
      ]
    }
  }
}
