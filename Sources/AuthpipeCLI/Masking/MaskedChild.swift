internal import CSystem
internal import Glibc

/// The command of a masked run, in a process of its own.
///
/// On a terminal of its own there is one more process between, which leads the session: the
/// kernel stops no process whose group has no parent in its session, and Ctrl-Z would do nothing.
struct MaskedChild {
  /// The group of the command, where this process leads its session.
  nonisolated(unsafe) private static var group: pid_t = 0

  /// Where the command's standard streams lead to; nil is ours.
  struct Streams {
    var terminal: Int32?
    var output: Int32?
    var errors: Int32?
  }

  /// The process that we wait for.
  let process: pid_t
  /// The pipe in which it is told what becomes of the command.
  let reports: Int32

  init(_ command: CommandLineTail, _ hand: ProgramHand, _ streams: Streams) throws {
    var ends: [Int32] = [-1, -1]
    guard authpipe_pipe(&ends) == 0 else { throw RunFault.noTerminal(code: errno) }
    let process = authpipe_fork()
    guard process >= 0 else { throw RunFault.noTerminal(code: errno) }
    if process == 0 {
      authpipe_unblock_signals()
      if let terminal = streams.terminal {
        Self.lead(command, hand, streams, terminal, ends[1])
      } else {
        Self.become(command, hand, streams, ends[1])
      }
    }
    close(ends[1])
    self.process = process
    reports = ends[0]
  }

  /// Leads the session of `terminal`, starts the command in its foreground, and tells what becomes
  /// of it.
  private static func lead(
    _ command: CommandLineTail, _ hand: ProgramHand, _ streams: Streams, _ terminal: Int32,
    _ reports: Int32
  ) -> Never {
    guard authpipe_take_terminal(terminal) == 0 else {
      ChildReport.write(.failed, errno, to: reports)
      _exit(1)
    }
    // It puts another group into the foreground, and is not stopped for it.
    signal(SIGTTOU, SIG_IGN)
    let child = authpipe_fork()
    if child == 0 {
      setpgid(0, 0)
      tcsetpgrp(terminal, getpid())
      signal(SIGTTOU, SIG_DFL)
      become(command, hand, streams, reports)
    }
    guard child > 0 else {
      ChildReport.write(.failed, errno, to: reports)
      _exit(1)
    }
    setpgid(child, child)
    // When the terminal hangs up, the kernel tells who leads its session and nobody else. It must
    // not end of that: how the command did is still to be told.
    Self.group = child
    signal(SIGHUP) { _ in kill(-MaskedChild.group, SIGHUP) }
    ChildReport.write(.started, child, to: reports)
    // The terminal hangs up when nobody but the command and its own has it open, and a pipe breaks
    // when nobody reads it any more: what this process holds of them would keep the command waiting
    // for ever for a reader that is gone.
    for descriptor: Int32 in 0..<1_024 where descriptor != reports { close(descriptor) }
    while true {
      var status: Int32 = 0
      guard waitpid(child, &status, WUNTRACED) == child else {
        if errno == EINTR { continue }
        _exit(1)
      }
      ChildReport.write(.changed, status, to: reports)
      if status & 0xff != 0x7f { _exit(0) }
    }
  }

  private static func become(
    _ command: CommandLineTail, _ hand: ProgramHand, _ streams: Streams, _ reports: Int32
  ) -> Never {
    for stream: Int32 in 0...2 {
      let place = [nil, streams.output, streams.errors][Int(stream)]
      if let place {
        dup2(place, stream)
      } else if let terminal = streams.terminal, isatty(stream) != 0 {
        dup2(terminal, stream)
      }
    }
    if streams.terminal == nil { ChildReport.write(.started, getpid(), to: reports) }
    ChildReport.write(.failed, hand.start(command), to: reports)
    _exit(1)
  }
}
