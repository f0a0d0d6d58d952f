internal import CSystem
internal import Glibc

/// What becomes of the command, and what is sent to us meanwhile.
extension MaskedRun {
  /// Passes on what was sent to us, and sees whether the command has ended.
  func heedSignals(_ program: String) throws {
    var isByProgram: Int32 = 0
    while true {
      let signal = authpipe_next_signal(signals, &isByProgram)
      switch signal {
      case 0: return
      case SIGWINCH where terminal != nil:
        if let terminal { authpipe_copy_window(terminal.descriptor, master) }
      case SIGCONT: terminal?.resume()
      case SIGCHLD: try heedEnd(program)
      // What a terminal sends, it has sent to the command as well where both are of one group.
      case _ where isByProgram != 0 || terminal != nil:
        if command > 0 { pass(on: signal) } else { early.append(signal) }
      default: break
      }
    }
  }

  /// Takes what is told of the command.
  func heedReport(_ program: String) throws {
    guard let report = ChildReport(from: child.reports) else {
      // The pipe is closed when the command is started, or when who leads its session has ended.
      isReporting = false
      return
    }
    switch report.kind {
    case .started:
      command = report.value
      for signal in early { pass(on: signal) }
      early = []
    case .failed: throw RunFault.unstarted(program: program, code: report.value)
    case .changed where report.value & 0xff == 0x7f: stop()
    case .changed: end = report.value
    }
  }

  private func pass(on signal: Int32) {
    kill(terminal == nil ? command : -command, signal)
  }

  /// Looks whether the process that we wait for has ended; what it told before counts more.
  private func heedEnd(_ program: String) throws {
    var status: Int32 = 0
    guard waitpid(child.process, &status, WNOHANG) == child.process else { return }
    while isReporting { try heedReport(program) }
    end = end ?? status
  }

  /// Stops as the command did, and goes on with it.
  private func stop() {
    terminal?.restore()
    // The whole job, as Ctrl-Z would have it. Where no shell could have us go on, nothing happens.
    kill(0, SIGTSTP)
    terminal?.makeRaw()
    if let terminal { authpipe_copy_window(terminal.descriptor, master) }
    kill(-command, SIGCONT)
  }
}
