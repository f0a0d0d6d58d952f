internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// What both programs do before anything else.
package enum ProcessStart {
  /// Names in the environment that print tokens or TLS keys, or load code.
  private static let dangerousNames = [
    "URLSessionDebugLibcurl", "URLSessionDebug", "SSLKEYLOGFILE", "OPENSSL_CONF",
    "OPENSSL_MODULES", "OPENSSL_ENGINES", "OPENSSL_CONF_INCLUDE", "GNUTLS_SYSTEM_PRIORITY_FILE",
  ]

  /// The process that called this program, which may have ended since.
  static var caller: pid_t { calledBy > 0 ? calledBy : getppid() }
  nonisolated(unsafe) private static var calledBy: pid_t = 0

  /// The dangerous names that were set.
  nonisolated(unsafe) private(set) static var removedNames: [String] = []

  /// How we were started, for a program that takes our place.
  nonisolated(unsafe) private static var origin = ProcessOrigin()

  /// Puts back what `harden` changed and a program that takes our place would inherit.
  static func undo() { origin.restore() }

  /// Narrows what the process leaves behind and what can reach into it.
  ///
  /// `speaksTLS` is whether the program has the network; libcrypto starts much faster without.
  package static func harden(speaksTLS: Bool) {
    SecureHeap.isForTLS = speaksTLS
    calledBy = getppid()
    origin.umask = umask(0o077)
    origin.keep(dangerousNames)
    getrlimit(core, &origin.core)
    // What is lowered here can be raised again by root alone.
    var noCore = rlimit(rlim_cur: 0, rlim_max: becomesAnother ? origin.core.rlim_max : 0)
    setrlimit(core, &noCore)
    _ = authpipe_not_dumpable()
    // A Swift crash handler would print registers, and the memory that they point at.
    for signal in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT] {
      origin.set(signal, SIG_DFL)
    }
    // A full disk or a closed pipe is an error to report, not a reason to die.
    origin.set(SIGPIPE, SIG_IGN)
    origin.set(SIGXFSZ, SIG_IGN)
    // Where a parent had its children's ends ignored, waiting for our own would find none.
    origin.set(SIGCHLD, SIG_DFL)
    // A vault opened as descriptor 1 would be written to by the first line of output. Opened the
    // wrong way round, so that an answer with nowhere to go, and input from nowhere, is an error and
    // not a success; also in what takes our place.
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = authpipe_open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY, 0)
    }
    removedNames = dangerousNames.filter { getenv($0) != nil }
    for name in dangerousNames { unsetenv(name) }
    bypassProxyForLoopback()
  }

  private static let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)

  /// Whether the command is one that another program takes the place of.
  private static var becomesAnother: Bool {
    guard CommandLine.argc > 1, let word = CommandLine.unsafeArgv[1] else { return false }
    return strcmp(word, "run") == 0
  }

  /// A sandbox on this machine is not reached through a proxy elsewhere, which would see its
  /// tokens: plain http is not tunnelled.
  private static func bypassProxyForLoopback() {
    let before = getenv("no_proxy") ?? getenv("NO_PROXY")
    // Alone it means every host; with others beside it, nothing.
    if let before, strcmp(before, "*") == 0 { return }
    let others = before.map { String(cString: $0) + "," } ?? ""
    setenv("no_proxy", "\(others)127.0.0.1,::1", 1)
  }
}
