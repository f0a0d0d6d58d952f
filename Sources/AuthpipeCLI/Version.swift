package import AuthpipeKit
internal import AuthpipeVault
internal import CSystem

/// Which authpipe this is.
package enum Version {
  /// The version: the one place that has it. `Scripts/version` reads it here.
  package static let text = "0.1.0"

  /// How requests identify themselves: BigCommerce asks integrators to.
  package static let userAgent = "authpipe/\(text)"

  /// The commit that the program was built from, or nil where the build did not say.
  package static var commit: String? {
    let commit = String(cString: authpipe_commit())
    return commit.isEmpty ? nil : commit
  }

  /// What `--version` prints: a line for the program, its commit and each library, a name and a
  /// version each. `further` are libraries that not every program of authpipe links.
  package static func report(with further: [LinkedLibrary] = []) -> String {
    let libraries = [LinkedLibrary.openSSL, .sqlite] + further
    let lines = ["authpipe \(text)", "commit \(commit ?? "unknown")"]
    return (lines + libraries.map { "\($0.name) \($0.version)" }).joined(separator: "\n")
  }
}
