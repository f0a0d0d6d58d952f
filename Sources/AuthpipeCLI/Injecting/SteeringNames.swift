/// Variables that decide which code a program loads, or whom it trusts and talks to. A repository's
/// file must not: it would be handed the credentials together with its choice.
enum SteeringNames {
  private static let names: Swift.Set<String> = [
    "PATH", "HOME", "SHELL", "ENV", "BASH_ENV", "SHELLOPTS", "BASHOPTS", "IFS", "PS4", "ZDOTDIR",
    "PROMPT_COMMAND", "EDITOR", "VISUAL", "PAGER", "BROWSER", "LESSOPEN", "LESSCLOSE", "TMPDIR",
    "NODE_OPTIONS", "NODE_PATH", "NODE_EXTRA_CA_CERTS", "NODE_TLS_REJECT_UNAUTHORIZED",
    "RUBYOPT", "RUBYLIB", "GEM_HOME", "GEM_PATH", "BUNDLE_GEMFILE", "PERL5LIB", "PERL5OPT",
    "PERL5DB", "PERLLIB", "PHPRC", "PHP_INI_SCAN_DIR", "CLASSPATH", "JAVA_TOOL_OPTIONS",
    "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "GCONV_PATH", "LOCPATH", "NLSPATH", "HOSTALIASES",
    "RESOLV_HOST_CONF", "RES_OPTIONS", "LOCALDOMAIN", "SSLKEYLOGFILE", "OPENSSL_CONF",
    "OPENSSL_MODULES", "OPENSSL_ENGINES", "OPENSSL_CONF_INCLUDE", "CURL_CA_BUNDLE", "CURL_HOME",
    "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
    "FTP_PROXY", "VIMINIT", "EXINIT", "MYVIMRC", "LUA_INIT", "LUA_PATH", "LUA_CPATH", "MAKEFLAGS",
    "MAKEFILES", "COMPOSER_HOME", "JAVA_OPTS", "MAVEN_OPTS", "GRADLE_OPTS", "GOFLAGS",
    "RUSTC_WRAPPER", "RUSTFLAGS", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "KUBECONFIG",
    "DOCKER_HOST", "DOCKER_CONFIG", "TF_CLI_CONFIG_FILE", "WGETRC", "KRB5_CONFIG",
    "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", "NIX_SSL_CERT_FILE", "COMPOSER_CAFILE",
    "HTTPLIB2_CA_CERTS",
  ]

  private static let beginnings = [
    "LD_", "DYLD_", "PYTHON", "GIT_", "SSL_CERT_", "AUTHPIPE_", "BASH_FUNC_", "XDG_", "GLIBC_",
    "MALLOC_", "NPM_CONFIG_", "DOTNET_", "CORECLR_", "COR_", "BUNDLE_", "CARGO_", "PIP_", "YARN_",
    "BUN_",
    "DENO_", "LUA_INIT_",
  ]

  private static let endings = [
    "_PROXY", "_CA_BUNDLE", "_CAFILE", "_CA_CERTS", "_PAGER", "_ASKPASS",
  ]

  /// Where a BigCommerce project's programs send the token to.
  private static let projects = ["BIGCOMMERCE_", "BC_", "CATALYST_"]
  private static let places = ["HOST", "URL", "DOMAIN", "ENDPOINT", "ORIGIN"]

  /// Whether `name` is one of them; some programs read names of proxies and settings in any case.
  static func hold(_ name: String) -> Bool {
    let name = name.uppercased()
    return names.contains(name) || beginnings.contains { name.hasPrefix($0) }
      || endings.contains { name.hasSuffix($0) }
  }

  /// Whether `name` is one that a BigCommerce project takes the host from which it asks; its value
  /// may come from a connection, and from no file.
  static func choosesPlace(_ name: String) -> Bool {
    let name = name.uppercased()
    return projects.contains { name.hasPrefix($0) } && places.contains { name.contains($0) }
  }
}
