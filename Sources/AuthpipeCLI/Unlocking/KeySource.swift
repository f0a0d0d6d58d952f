internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// What kept a key from being read.
enum KeyFault: Error {
  case noKey(lookedAt: [String])
  case notAKey(place: String, KeyString.Fault)
  case cannotRead(place: String, code: Int32)
  case untrusted(place: String, VaultError.FileFault)
}

/// Where the unlock secret comes from: the first source that is set wins, and if it fails the
/// command fails.
struct KeySource {
  /// More than any key file holds.
  private static let limit = 8_192

  let environment: Environment
  let options: VaultOptions

  /// Where a key comes from when nothing names another source.
  func defaultFile() throws -> String { try Paths(environment: environment).keyFile() }

  /// Whether the user named a source, so that no key file of ours is made.
  var isNamed: Bool {
    options.keyFd != nil || options.keyFile != nil || environment.text("AUTHPIPE_KEY_FILE") != nil
      || environment.isSet("AUTHPIPE_KEY")
  }

  /// Where the key is, in words.
  func place() throws -> String {
    if let descriptor = options.keyFd { return "what descriptor \(descriptor) gave" }
    if let path = options.keyFile ?? environment.text("AUTHPIPE_KEY_FILE") {
      return "the one at \(DisplayText.clean(path))"
    }
    if isNamed { return "the one in AUTHPIPE_KEY" }
    return "the one that was there, at \(DisplayText.clean(try defaultFile()))"
  }

  /// The key file to make where it is missing: the one that an option names, or the default one.
  /// None where a key comes from elsewhere; a file in the environment is somebody's arrangement.
  func fileToMake() throws -> String? {
    if let path = options.keyFile, options.keyFd == nil { return path }
    return isNamed ? nil : try defaultFile()
  }

  /// Reads what unlocks the vault that calls itself `identity`.
  func secret(for identity: VaultIdentity) throws -> UnlockSecret {
    try newSecret()
  }

  /// Reads the secret that a new vault is made for.
  func newSecret() throws -> UnlockSecret {
    if let descriptor = options.keyFd {
      return try .key(
        Self.decode(read(descriptor, "descriptor \(descriptor)"), "descriptor \(descriptor)"))
    }
    if let path = options.keyFile ?? environment.text("AUTHPIPE_KEY_FILE") {
      return try .key(readFile(path))
    }
    if let text = try environment.takeSecret("AUTHPIPE_KEY") {
      return try .key(Self.decode(text, "AUTHPIPE_KEY"))
    }
    let path = try defaultFile()
    guard access(path, F_OK) == 0 || errno != ENOENT else {
      throw KeyFault.noKey(lookedAt: [
        "--key-fd", "--key-file", "AUTHPIPE_KEY_FILE", "AUTHPIPE_KEY", DisplayText.clean(path),
      ])
    }
    return try .key(readFile(path))
  }

  /// Reads the key in a key file, which must be nobody else's.
  func readFile(_ path: String) throws -> SecretBytes {
    let place = DisplayText.clean(path)
    let target = Self.handedDown(path)
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
    let descriptor = authpipe_open(target ?? path, flags, 0)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw KeyFault.untrusted(place: place, .symbolicLink) }
      throw KeyFault.cannotRead(place: place, code: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw KeyFault.cannotRead(place: place, code: errno)
    }
    if target != nil {
      // Owned by whoever runs the service manager; nobody but its owner may read it.
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw KeyFault.untrusted(place: place, .notARegularFile)
      }
      guard status.st_mode & 0o077 == 0 else {
        throw KeyFault.untrusted(place: place, .readableByOthers(mode: status.st_mode & 0o777))
      }
    } else if let fault = FileTrust.fault(in: status, for: .strict) {
      throw KeyFault.untrusted(place: place, fault)
    }
    return try Self.decode(read(descriptor, place), place)
  }

  /// The file itself, where a service manager or container runtime put it there; they use links.
  private static func handedDown(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let file = String(cString: resolved)
    return ["/run/secrets/", "/run/credentials/"].contains { file.hasPrefix($0) } ? file : nil
  }

  private func read(_ descriptor: Int32, _ place: String) throws -> SecretBytes {
    do {
      return try DescriptorInput.readToEnd(descriptor, limit: Self.limit)
    } catch DescriptorInput.Fault.failed(let code) {
      throw KeyFault.cannotRead(place: place, code: code)
    } catch DescriptorInput.Fault.tooLarge {
      throw KeyFault.notAKey(place: place, .notAKeyString)
    }
  }

  /// The key that `text`, which came from `place`, holds.
  static func decode(_ text: consuming SecretBytes, _ place: String) throws -> SecretBytes {
    do {
      return try KeyString.decode(text)
    } catch let fault as KeyString.Fault {
      throw KeyFault.notAKey(place: place, fault)
    }
  }
}
