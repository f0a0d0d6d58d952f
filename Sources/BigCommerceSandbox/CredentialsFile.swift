#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The file the control panel lets a merchant download, once.
struct CredentialsFile: Sendable {
  let name: String
  let text: String

  /// Describes `account` in layout A; its API path points at this machine.
  init(account: SandboxAccount, storeHash: String, baseURL: String) {
    name =
      account.number == 1
      ? "BigCommerceAPI-credentials-\(storeHash).txt"
      : "BigCommerceAPI-credentials-\(storeHash)-\(account.number).txt"
    text = """
      ACCESS TOKEN: \(account.accessToken)
      CLIENT NAME: \(account.name)
      API PATH: \(baseURL)/stores/\(storeHash)/v3/
      CLIENT ID: \(account.clientID)
      CLIENT SECRET: \(account.clientSecret)

      """
  }

  /// Writes the file, readable by its owner alone; what is there already is left alone.
  func save(into directory: String) throws(SandboxError) -> String {
    let path = directory + "/" + name
    // O_EXCL follows no link either: a file planted in the directory is not written through.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { throw .cannotWrite(path: path, errno: errno) }
      rest = rest.dropFirst(written)
    }
    return path
  }
}
