/// What keeps a template from being filled, or a file of variables from being read.
enum InjectFault: Error {
  case binary(file: String)
  case malformed(TextPlace, FieldReference.Fault)
  case notAVariable(TextPlace)
  case openQuote(TextPlace)
  case steering(name: String, TextPlace)
  case forceWithoutOutput
  case outputExists(path: String)
}

extension Failure {
  init(wording fault: InjectFault) {
    switch fault {
    case .binary(let file):
      self.init(
        "binary_template", .badInput, "\(DisplayText.clean(file)) is a binary file",
        hint: "give a text file")
    case .malformed(let place, let fault):
      let what =
        switch fault {
        case .form: "is not written to its end"
        case .connection: "names no connection that there can be"
        case .field: "names no field that there is"
        }
      self.init(
        "bad_reference", .badInput, "the reference in \(place.words) \(what)",
        hint:
          "authpipe://bigcommerce/TENANT/access_token, or with the user, TENANT/USER/access_token; between {{ and }} where other letters follow"
      )
    case .notAVariable(let place):
      self.init(
        "bad_env_file", .badInput, "\(place.words) is not NAME=VALUE",
        hint: "a comment begins with #")
    case .openQuote(let place):
      self.init(
        "bad_env_file", .badInput,
        "the quotes that \(place.words) opens are not closed, or something follows them",
        hint: "close them, or put what follows between them")
    case .steering(let name, let place):
      self.init(
        "steering_variable", .badInput,
        "\(place.words) sets \(name), which decides what code is run, whom it trusts or where it sends a token; a project's file may not",
        hint: "set it in the shell, if it is meant: \(name)=… authpipe run …")
    case .forceWithoutOutput:
      self.init(
        "conflicting_options", .usage, "--force is for a file that is there already",
        hint: "name it with --output")
    case .outputExists(let path):
      self.init(
        "file_exists", .cannotCreate, "there is a file at \(DisplayText.clean(path)) already",
        hint: "give a name that is not taken, or replace it with --force")
    }
  }
}
