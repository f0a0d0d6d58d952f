internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// A command whose output goes through here, so that secrets do not come out of it.
///
/// Where our output is a terminal the command has one, another one that we stand between; else its
/// streams stay apart, and the terminal, if there is one, is left to whoever shows our output on it.
final class MaskedRun {
  /// What ends a command or changes its window; the terminal's own keys come as what is typed.
  private static let watched = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGWINCH, SIGCONT, SIGCHLD,
  ]

  let terminal: RawTerminal?
  let signals: Int32
  let child: MaskedChild
  private(set) var master: Int32 = -1
  private var sources: [(descriptor: Int32, stream: MaskStream)] = []
  var command: pid_t = 0
  /// What was sent before there was a command to pass it on to.
  var early: [Int32] = []
  /// What was typed and not handed on yet.
  private var keys: [UInt8] = []
  var end: Int32?
  /// Whether anything more may be told of the command, or be typed.
  var isReporting = true
  private var isTyping = true

  init(
    _ words: CommandLineTail, _ hand: ProgramHand, hiding patterns: [MaskPattern]
  ) throws {
    terminal = isatty(STDOUT_FILENO) != 0 ? RawTerminal() : nil
    var streams = MaskedChild.Streams()
    var ours: [Int32] = []
    if let terminal {
      var slave: Int32 = -1
      master = authpipe_open_terminal(terminal.descriptor, &slave)
      guard master >= 0 else { throw RunFault.noTerminal(code: errno) }
      streams.terminal = slave
      ours.append(slave)
      sources.append(
        (master, try MaskStream(patterns, to: StandardStream(descriptor: STDOUT_FILENO))))
    }
    // What was closed when authpipe was started stays so for the command: nothing comes out of it.
    for stream in [STDOUT_FILENO, STDERR_FILENO]
    where (terminal == nil || isatty(stream) == 0) && StandardStream(descriptor: stream).isOpen {
      var ends: [Int32] = [-1, -1]
      guard authpipe_pipe(&ends) == 0 else { throw RunFault.noTerminal(code: errno) }
      sources.append((ends[0], try MaskStream(patterns, to: StandardStream(descriptor: stream))))
      ours.append(ends[1])
      if stream == STDOUT_FILENO { streams.output = ends[1] } else { streams.errors = ends[1] }
    }
    signals = authpipe_signal_file(Self.watched, Int32(Self.watched.count))
    guard signals >= 0 else { throw RunFault.noTerminal(code: errno) }
    child = try MaskedChild(words, hand, streams)
    for descriptor in ours { close(descriptor) }
  }

  /// Passes everything on until the command has ended, and returns how, as wait(2) tells it.
  func untilEnd(named program: String) throws -> Int32 {
    terminal?.makeRaw()
    defer { terminal?.restore() }
    while end == nil || !sources.isEmpty {
      try turn(program)
      if end != nil { try drain() }
    }
    return end ?? 0
  }

  private func turn(_ program: String) throws {
    var waiting = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isReporting ? child.reports : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mayRead ? terminal?.descriptor ?? -1 : -1, events: Int16(POLLIN), revents: 0),
    ]
    waiting += sources.map { source in
      let isWanted = source.descriptor == master && !keys.isEmpty
      return pollfd(
        fd: source.descriptor, events: Int16(isWanted ? POLLIN | POLLOUT : POLLIN), revents: 0)
    }
    guard poll(&waiting, nfds_t(waiting.count), pause) >= 0 || errno == EINTR else {
      throw RunFault.noTerminal(code: errno)
    }
    for (index, source) in sources.enumerated().reversed()
    where waiting[3 + index].revents != 0 {
      if waiting[3 + index].revents & Int16(POLLOUT) != 0 { sendKeys() }
      if waiting[3 + index].revents & ~Int16(POLLOUT) != 0 { try pass(source, at: index) }
    }
    for source in sources { try source.stream.release() }
    if waiting[2].revents != 0 { type() }
    if waiting[1].revents != 0 { try heedReport(program) }
    if waiting[0].revents != 0 { try heedSignals(program) }
  }

  /// Keys are read only while the terminal is ours and raw, and those before are handed on.
  private var mayRead: Bool {
    end == nil && isTyping && keys.isEmpty && terminal?.isRaw == true
  }

  private var pause: Int32 {
    let patience = sources.compactMap(\.stream.patience).min()
    return patience.map {
      Int32(
        clamping: $0.components.seconds * 1_000 + $0.components.attoseconds / 1_000_000_000_000_000
          + 1)
    } ?? -1
  }

  private func pass(_ source: (descriptor: Int32, stream: MaskStream), at index: Int) throws {
    var bytes = try SecretBytes(capacity: 16_384)
    var isTooEarly = false
    let count = bytes.appendReading { room in
      let count = read(source.descriptor, room.baseAddress, room.count)
      isTooEarly = count < 0 && (errno == EAGAIN || errno == EINTR)
      return max(0, count)
    }
    if isTooEarly { return }
    do {
      guard count > 0 else {
        // Nobody has the other side open any more.
        try source.stream.finish()
        return leave(at: index)
      }
      try bytes.withBytes { try source.stream.take($0) }
    } catch ProgramFault.outputFailed(code: EPIPE) {
      // Our reader is gone: so is the command's, which learns it as it would without us.
      leave(at: index)
    }
  }

  private func leave(at index: Int) {
    close(sources[index].descriptor)
    sources.remove(at: index)
  }

  /// After the end there is only what was written before it; what the command left running may
  /// hold its streams for as long as it likes.
  private func drain() throws {
    var waiting = sources.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard poll(&waiting, nfds_t(waiting.count), 0) == 0 else { return }
    for source in sources {
      try source.stream.finish()
      close(source.descriptor)
    }
    sources = []
  }

  private func type() {
    guard let terminal else { return }
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = read(terminal.descriptor, &bytes, bytes.count)
    guard count > 0 else {
      isTyping = count < 0 && errno == EINTR
      return
    }
    keys = Array(bytes[..<count])
    sendKeys()
  }

  /// Hands on as much of what was typed as the command's terminal takes.
  private func sendKeys() {
    while !keys.isEmpty {
      let written = keys.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard written > 0 else {
        // Where it takes nothing ever again, there is nobody to type to.
        if errno != EAGAIN, errno != EINTR { keys = [] }
        return
      }
      keys.removeFirst(written)
    }
  }
}
