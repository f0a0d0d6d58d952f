internal import AuthpipeKit
internal import Glibc

/// The program with the network code: where it is, and whether it starts.
struct OnlineProgram {
  /// What keeps it from starting, or nil.
  let fault: ProgramFault?

  /// Looks for it and starts it once, to see that it does.
  init() {
    fault = Self.findFault()
  }

  private static func findFault() -> ProgramFault? {
    do {
      let path = try Handoff.find()
      let run = KeyCommand(words: CommandWords([path, "--version"]), terminal: nil)
      _ = try run.output()
      return nil
    } catch let fault as ProgramFault {
      return fault
    } catch {
      return .onlineBroken
    }
  }
}
