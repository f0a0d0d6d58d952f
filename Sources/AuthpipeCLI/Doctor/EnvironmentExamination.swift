/// Looks at what the environment asks for.
struct EnvironmentExamination {
  private static let proxies = [
    "https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY",
  ]

  /// They put code into every program that is not static, authpipe-online among them.
  private static let loaders = ["LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT"]

  let environment: Environment

  var diagnoses: [Diagnosis] {
    let found = dangerous + loaders + [proxy, certificates, key].compactMap { $0 }
    return found.isEmpty
      ? [Diagnosis("environment", .ok, "nothing in it stands in the way")] : found
  }

  /// Taken out before anything else happened; other programs are not so careful.
  private var dangerous: [Diagnosis] {
    ProcessStart.removedNames.map {
      Diagnosis(
        "environment", .warning,
        "\($0) is set; authpipe takes no notice, and other programs print secrets or load code for it",
        hint: "unset \($0)")
    }
  }

  private var loaders: [Diagnosis] {
    Self.loaders.filter(environment.isSet).map {
      Diagnosis(
        "environment", .warning, "\($0) is set: it loads code of others into authpipe-online",
        hint: "unset \($0)")
    }
  }

  /// Its value may hold a password, so that only its name is told.
  private var proxy: Diagnosis? {
    guard let name = Self.proxies.first(where: environment.isSet) else { return nil }
    return Diagnosis(
      "proxy", .note,
      "\(name) is set: BigCommerce is asked through a proxy, which sees which host, and no token")
  }

  private var certificates: Diagnosis? {
    guard environment.isSet("SSL_CERT_FILE") else { return nil }
    return Diagnosis(
      "environment", .note,
      "SSL_CERT_FILE is set, and has no effect: the system's certificates are the ones that count",
      hint: "add the certificate to the system's: update-ca-certificates")
  }

  private var key: Diagnosis? {
    guard environment.isSet("AUTHPIPE_KEY") else { return nil }
    return Diagnosis(
      "environment", .note,
      "AUTHPIPE_KEY holds the key itself: whatever reads this process's environment has it",
      hint: "better a file, named by AUTHPIPE_KEY_FILE")
  }
}
