import Foundation

extension TemporaryHome {
  /// Runs a script where the users' crontabs are in a folder of this home.
  func withCrontabs(
    _ script: String, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let whole = """
      install -d -g crontab -m 1730 spool
      mount --bind spool /var/spool/cron/crontabs
      \(script)
      """
    return try await bash(
      #"unshare -m bash -c "$whole""#, environment: environment.merging(["whole": whole]) { $1 })
  }

  /// Puts a `systemctl` in the way that notes what it is told, and fails at the orders in `failing`.
  func makeSystemctl() async throws -> [String: String] {
    try await bash(
      "mkdir bin; cat >bin/systemctl; chmod 755 bin/systemctl; touch orders failing",
      input: """
        #!/bin/sh
        [ "$2" = is-system-running ] && { echo running; exit; }
        echo "$*" >>"$HOME/orders"
        ! grep -qx "$2" "$HOME/failing" || { echo 'Failed to do so' >&2; exit 5; }

        """)
    return ["PATH": "\(path)/bin:\(environment["PATH"] ?? "")"]
  }

  /// What systemctl was told since this was asked last.
  func takeOrders() async throws -> [String] {
    let orders = try await bash("cat orders; : >orders").stdout
    return orders.split(separator: "\n").map(String.init)
  }

  /// The folder of this home's units.
  var units: String { "\(path)/.config/systemd/user" }

  /// Makes `tell`, a program that writes its words into `told`.
  func makeTeller() async throws {
    try await bash(
      "cat >'tell us'; chmod 755 'tell us'",
      input: "#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done >\"$0.told\"\n")
  }

  /// A word that nothing on its way may read anything into.
  static let crookedWord = #"100% %h \% \\ \\\% $HOME ${HOME} `id` $(id) ' " '' ; & # * ~ ü \t"#

  /// The words of `--notify` for that program, with the crooked one.
  var crookedNotify: String {
    let words = (try? JSONEncoder().encode(["\(path)/tell us", Self.crookedWord])) ?? Data()
    return String(decoding: words, as: UTF8.self)
  }
}
