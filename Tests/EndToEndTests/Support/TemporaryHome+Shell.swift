import BigCommerceSandbox
import Foundation

extension TemporaryHome {
  /// What makes a command run as nobody in particular, without any privilege.
  static let asNobody = "setpriv --reuid 65534 --regid 65534 --clear-groups"

  /// Runs a script in this home, where `authpipe` is on the path and `nobody` begins a command
  /// that another user runs.
  @discardableResult
  func bash(
    _ script: String, input: String? = nil, environment extra: [String: String] = [:]
  ) async throws -> Outcome {
    var variables = environment
    variables.merge([
      "nobody": Self.asNobody, "vault": vault, "key": keyFile, "url": sandbox.baseURL,
      "file": credentialsFile(),
    ]) { $1 }
    return try await Program.run(
      "/bin/bash", ["-c", script], environment: variables.merging(extra) { $1 }, input: input,
      in: path)
  }

  /// Gives the whole home to nobody in particular.
  func giveToNobody() async throws {
    try await bash("chown -R 65534:65534 .")
  }

  /// Starts `authpipe` on a terminal of its own.
  func terminal(
    _ arguments: String..., environment extra: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltPrograms.authpipe, arguments,
      environment: environment.merging(["TERM": "xterm"]) { $1 }.merging(extra) { $1 })
  }

  /// The API account of the first store.
  func account(_ number: Int = 1, of store: String = "abc123") -> SandboxAccount {
    sandbox.accounts(of: store)[number - 1]
  }
}
