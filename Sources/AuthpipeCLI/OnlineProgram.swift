internal import AuthpipeKit
internal import Glibc

/// The program with the network code, `authpipe-online`.
enum OnlineProgram {
  /// Where it is: beside this program, or in `../libexec/authpipe/`.
  static func find() throws -> String {
    let places = try candidates()
    guard let path = places.first(where: { access($0, X_OK) == 0 }) else {
      if let path = places.first(where: { access($0, F_OK) == 0 }) {
        throw ProgramFault.onlineNotStarted(path: DisplayText.clean(path), code: EACCES)
      }
      throw ProgramFault.onlineMissing(lookedFor: places.map(DisplayText.clean))
    }
    return path
  }

  /// Puts it in the place of this process, with the same arguments.
  static func replaceProcess() throws -> Never {
    let path = try find()
    // The arguments as they came: Swift's have been through UTF-8, which a path need not be.
    execv(path, CommandLine.unsafeArgv)
    throw ProgramFault.onlineNotStarted(path: DisplayText.clean(path), code: errno)
  }

  /// What keeps it from starting, or nil: starts it once to see.
  static func fault() -> ProgramFault? {
    do {
      let run = KeyCommand(words: CommandWords([try find(), "--version"]), terminal: nil)
      let name = Array("authpipe \(Version.text)\n".utf8)
      return try run.output().withBytes { $0.starts(with: name) } ? nil : .onlineAnother
    } catch let fault as ProgramFault {
      return fault
    } catch {
      return .onlineBroken
    }
  }

  /// From the kernel's own word on where this program is, never from argv[0] or PATH, which others
  /// choose.
  private static func candidates() throws -> [String] {
    guard let program = OwnProgram.path() else {
      throw ProgramFault.onlineMissing(lookedFor: [OwnProgram.link])
    }
    let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
    let above = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    return ["\(folder)/authpipe-online", "\(above)/libexec/authpipe/authpipe-online"]
  }
}
