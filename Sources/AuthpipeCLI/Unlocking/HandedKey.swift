internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// The root key on its way from authpipe to authpipe-online, where only an opened vault shows that
/// the network is needed: what was typed, or came from a descriptor, cannot be had twice.
///
/// It goes in a sealed file in memory, which has no name and ends with its last descriptor.
enum HandedKey {
  /// Where authpipe tells authpipe-online the descriptor's number.
  private static let name = "AUTHPIPE_HANDED_KEY"

  nonisolated(unsafe) private static var descriptor: Int32 = -1

  /// Keeps `key` for the program that replaces this one.
  static func handOn(_ key: borrowing SecretBytes) {
    let file = key.withBytes { authpipe_sealed_file($0.baseAddress, $0.count) }
    // Without it the program asks, or reads its key, once more.
    guard file >= 0 else { return }
    guard fcntl(file, F_SETFD, 0) == 0 else {
      close(file)
      return
    }
    setenv(name, "\(file)", 1)
  }

  /// Takes note of what was handed on, so that no other program inherits it. Whatever is not such
  /// a file, whoever set the variable, is left alone.
  static func adopt() {
    guard let value = getenv(name) else { return }
    let number = Int32(String(cString: value))
    unsetenv(name)
    guard let number, number > STDERR_FILENO, authpipe_is_sealed_file(number) != 0 else { return }
    guard fcntl(number, F_SETFD, FD_CLOEXEC) == 0 else { return }
    descriptor = number
  }

  /// The key, once.
  static func take() throws -> SecretBytes? {
    guard descriptor >= 0 else { return nil }
    defer {
      close(descriptor)
      descriptor = -1
    }
    return try? DescriptorInput.readToEnd(descriptor, limit: 64)
  }
}
