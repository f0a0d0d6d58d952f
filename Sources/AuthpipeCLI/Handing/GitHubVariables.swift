internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Values for the later steps of a job on GitHub: hidden from its log first, then appended to the
/// file that `GITHUB_ENV` names.
struct GitHubVariables {
  let context: Context

  /// A line that no value holds.
  static func delimiter() throws -> String {
    "authpipe_\(try RandomBytes.make(16).hexadecimal)"
  }

  func write(_ values: [HandedValue]) throws {
    guard let path = context.environment.text("GITHUB_ENV") else {
      throw HandingFault.notOnGitHub
    }
    var masks = try SecretText()
    // What is before may lack its line's end; an empty line is passed over.
    var variables = try SecretText()
    try variables.append("\n")
    try HandingFormat.github.append(values, to: &variables)
    for value in values where value.isSecret && !value.value.bytes.isEmpty {
      try masks.append("::add-mask::")
      try masks.append(value.value.bytes) { Self.escaped($0) }
      try masks.append("\n")
    }
    let descriptor = authpipe_open(
      path, O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw HandingFault.gitHubUnwritable(path: path, code: errno) }
    defer { close(descriptor) }
    try masks.withBytes { try context.output.write($0) }
    try variables.withBytes { try StandardStream(descriptor: descriptor).write($0) }
  }

  /// As a workflow command's text is escaped.
  private static func escaped(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "%"): "%25"
    case 0x0d: "%0D"
    case 0x0a: "%0A"
    default: nil
    }
  }
}
