internal import AuthpipeVault
internal import Glibc

/// Replaces this process by `authpipe-online`, which has the network code, with the same
/// arguments: the program that prints secrets has no code to open a socket with.
enum Handoff {
  /// The same where the vault was opened already.
  static func replaceProcess(handingOn access: VaultAccess) throws -> Never {
    _ = try find()
    HandedKey.handOn(try access.open(for: .reading).copyRootKey())
    try replaceProcess()
  }

  static func replaceProcess() throws -> Never {
    let path = try find()
    ProcessStart.handOnRemovedNames()
    // The arguments as they came: Swift's have been through UTF-8, which a path need not be.
    execv(path, CommandLine.unsafeArgv)
    throw ProgramFault.onlineNotStarted(path: DisplayText.clean(path), code: errno)
  }

  /// Where the program is.
  static func find() throws -> String {
    let places = try candidates()
    guard let path = places.first(where: { access($0, X_OK) == 0 }) else {
      throw ProgramFault.onlineMissing(lookedFor: places.map(DisplayText.clean))
    }
    return path
  }

  /// Beside this program, then `../libexec/authpipe/`: from the kernel's own word on where this
  /// program is, never from argv[0] or PATH, which others choose.
  private static func candidates() throws -> [String] {
    guard let program = OwnProgram.path() else {
      throw ProgramFault.onlineMissing(lookedFor: [OwnProgram.link])
    }
    let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
    let above = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    return ["\(folder)/authpipe-online", "\(above)/libexec/authpipe/authpipe-online"]
  }
}
