internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Reads a key string from where it stands, into secure memory and nowhere else.
enum KeyInput {
  /// More than any key file holds.
  static let limit = 8_192

  /// Reads an open descriptor to its end.
  static func read(_ descriptor: Int32, named place: String) throws -> SecretBytes {
    let text: SecretBytes
    do {
      text = try DescriptorInput.readToEnd(descriptor, limit: limit)
    } catch DescriptorInput.Fault.failed(let code) {
      throw KeyFault.cannotRead(place: place, code: code)
    } catch DescriptorInput.Fault.tooLarge {
      throw KeyFault.notAKey(place: place, .notAKeyString)
    }
    return try decode(text, from: place)
  }

  /// Reads a key file, which must be its owner's alone.
  static func readFile(_ path: String) throws -> SecretBytes {
    let place = DisplayText.clean(path)
    let target = handedDown(path)
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
      // Owned by whoever runs the service manager; nobody but its owner may read it, or whom the
      // manager names in an access list, as systemd does with the service's user.
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw KeyFault.untrusted(place: place, .notARegularFile)
      }
      let others: mode_t = authpipe_has_access_list(descriptor) != 0 ? 0o007 : 0o077
      guard status.st_mode & others == 0 else {
        throw KeyFault.untrusted(place: place, .readableByOthers(mode: status.st_mode & 0o777))
      }
    } else if let fault = FileTrust.fault(in: status, for: .strict) {
      throw KeyFault.untrusted(place: place, fault)
    }
    return try read(descriptor, named: place)
  }

  /// The key in `text`, which `place` gave.
  static func decode(_ text: consuming SecretBytes, from place: String) throws -> SecretBytes {
    do {
      return try KeyString.decode(text)
    } catch let fault as KeyString.Fault {
      throw KeyFault.notAKey(place: place, fault)
    }
  }

  /// The file itself, where a service manager or container runtime put it there; they use links.
  private static func handedDown(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let file = String(cString: resolved)
    return ["/run/secrets/", "/run/credentials/"].contains { file.hasPrefix($0) } ? file : nil
  }
}
