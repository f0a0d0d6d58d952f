internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Reads a key string from where it stands, into secure memory and nowhere else.
enum KeyInput {
  /// More than any key file holds.
  static let limit = 8_192

  /// Reads an open descriptor to its end.
  static func read(
    _ descriptor: Int32, named place: @autoclosure () -> String
  ) throws -> SecretBytes {
    let text: SecretBytes
    do {
      text = try DescriptorInput.readToEnd(descriptor, limit: limit)
    } catch DescriptorInput.Fault.failed(let code) {
      throw KeyFault.cannotRead(place: place(), code: code)
    } catch DescriptorInput.Fault.tooLarge {
      throw KeyFault.notAKey(place: place(), .notAKeyString)
    }
    return try decode(text, from: place())
  }

  /// Reads a key file, which must be its owner's alone.
  static func readFile(_ path: String) throws -> SecretBytes {
    // Cleaned where it is told of, and not for every key that is read.
    var place: String { DisplayText.clean(path) }
    let handedDown = HandedDownFile(path)
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
    let descriptor = authpipe_open(handedDown?.path ?? path, flags, 0)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw KeyFault.untrusted(place: place, .symbolicLink) }
      throw KeyFault.cannotRead(place: place, code: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw KeyFault.cannotRead(place: place, code: errno)
    }
    let fault =
      handedDown.map { $0.fault(in: status, descriptor) }
      ?? FileTrust.fault(in: status, for: .strict)
    if let fault { throw KeyFault.untrusted(place: place, fault) }
    return try read(descriptor, named: place)
  }

  /// The key in `text`, which `place` gave.
  static func decode(
    _ text: consuming SecretBytes, from place: @autoclosure () -> String
  ) throws -> SecretBytes {
    do {
      return try KeyString.decode(text)
    } catch let fault as KeyString.Fault {
      throw KeyFault.notAKey(place: place(), fault)
    }
  }
}
