internal import AuthpipeKit
internal import Glibc

/// The environment of a program that is run with credentials: ours, without what opens the vault,
/// and with what was asked for.
struct ProgramVariables {
  /// What opens a vault is nobody's who is handed a credential of it.
  private static let withheld = [
    "AUTHPIPE_KEY", "AUTHPIPE_KEY_FILE", "AUTHPIPE_KEY_COMMAND", "AUTHPIPE_REMOVED_NAMES",
  ]

  /// What a program needs to find its files, its terminal and its language.
  private static let plain = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "COLORTERM", "NO_COLOR", "LANG", "LANGUAGE",
    "TZ", "TMPDIR", "PWD",
  ]

  /// Whether only `plain` is taken over.
  let isClean: Bool
  /// What is not taken over either.
  private let unwanted: [String]
  /// `NAME=VALUE` and the byte that ends it, in secure memory.
  private var added: [SharedSecret] = []
  private(set) var names: [String] = []

  init(isClean: Bool, without unwanted: [String]) {
    self.isClean = isClean
    self.unwanted = unwanted
  }

  /// Adds a variable, unless it is there with the same value.
  mutating func add(_ name: String, _ value: borrowing SecretBytes, of field: String) throws {
    guard !value.withBytes({ $0.contains(0) }) else { throw RunFault.zeroInValue(field: field) }
    var variable = try SecretText()
    try variable.append("\(name)=")
    try variable.append(value)
    try variable.append(0)
    let secret = SharedSecret(try variable.copy())
    if let place = names.firstIndex(of: name) {
      guard added[place].bytes.equals(secret.bytes) else { throw RunFault.sameName(name) }
      return
    }
    added.append(secret)
    names.append(name)
  }

  /// Lends the environment as exec(3) takes it: our own strings as they are, whatever their bytes.
  func lend<R>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      if isKept(variable) { variables.append(variable) }
      next += 1
    }
    for secret in added {
      secret.bytes.withBytes {
        variables.append(
          UnsafeMutablePointer(mutating: $0.baseAddress?.assumingMemoryBound(to: CChar.self)))
      }
    }
    variables.append(nil)
    return variables.withUnsafeBufferPointer { list in
      // An array is never without an address when it holds something.
      list.baseAddress.map(body)
    }!
  }

  private func isKept(_ variable: UnsafeMutablePointer<CChar>) -> Bool {
    func isNamed(_ name: String) -> Bool {
      strncmp(variable, name, name.utf8.count) == 0 && variable[name.utf8.count] == 0x3d
    }
    if [Self.withheld, names, unwanted].contains(where: { $0.contains(where: isNamed) }) {
      return false
    }
    return !isClean || Self.plain.contains(where: isNamed) || strncmp(variable, "LC_", 3) == 0
  }
}
