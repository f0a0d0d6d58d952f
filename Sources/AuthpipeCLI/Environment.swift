internal import AuthpipeKit
internal import Glibc

/// The environment of the process, read where it is needed and nowhere else.
struct Environment {
  /// The value of a variable that holds no secret; an empty one counts as not set.
  func text(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Whether a variable that may hold a secret is there, without reading it.
  func isSet(_ name: String) -> Bool {
    guard let value = getenv(name) else { return false }
    return value.pointee != 0
  }

  /// Takes a secret out of the environment: into secure memory, and wiped where it stood, so
  /// that neither a child nor `/proc/PID/environ` has it.
  func takeSecret(_ name: String) throws -> SecretBytes? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    let bytes = UnsafeMutableRawBufferPointer(start: value, count: strlen(value))
    let secret = try SecretBytes(copying: UnsafeRawBufferPointer(bytes))
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    unsetenv(name)
    return secret
  }

  /// Whether a variable is set to something other than nothing, `0` or `false`.
  func isOn(_ name: String) -> Bool {
    guard let value = text(name) else { return false }
    return value != "0" && value.lowercased() != "false"
  }
}
