/// A name that a program looks for, and what it expects there.
struct VariableName {
  /// What stands under a name.
  enum Source {
    case field(String)
    /// `stores/HASH`, as BigCommerce writes it in the context of an app.
    case storePath
    /// Scheme and host of the API, without a path.
    case endpoint

    /// The field that it comes from, as users name it.
    var field: String {
      switch self {
      case .field(let name): name
      case .storePath: "store_hash"
      case .endpoint: "api_path"
      }
    }
  }

  let name: String
  let source: Source
  /// Whether it is handed out only where its field is asked for by name.
  var onRequest = false

  init(_ name: String, _ source: Source, onRequest: Bool = false) {
    self.name = name
    self.source = source
    self.onRequest = onRequest
  }

  init(_ name: String, _ field: String, onRequest: Bool = false) {
    self.init(name, .field(field), onRequest: onRequest)
  }
}
