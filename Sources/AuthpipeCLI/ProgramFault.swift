internal import Glibc

/// What keeps the program itself from working.
enum ProgramFault: Error {
  case noHome
  case noThread
  case onlineAnother
  case onlineBroken
  case onlineMissing(lookedFor: [String])
  case onlineNotStarted(path: String, code: Int32)
  case outputFailed(code: Int32)
  case sandbox(String, hint: String)
}

extension Failure {
  init(wording fault: ProgramFault) {
    switch fault {
    case .noHome:
      self.init(
        "no_home", .configuration,
        "HOME is not set, so there is no place for the vault and its key",
        hint: "set HOME, or name both with --vault and --key-file")
    case .noThread:
      self.init(
        "no_thread", .unavailable,
        "the system grants no further thread, which asking BigCommerce takes",
        hint: "raise what limits processes and memory: ulimit -u, ulimit -v")
    case .onlineAnother:
      self.init(
        "online_another", .unavailable, "authpipe-online is not of this release of authpipe",
        hint: "install authpipe anew: its two programs belong together")
    case .onlineBroken:
      self.init(
        "online_broken", .unavailable, "authpipe-online is there, and does not start",
        hint:
          "it needs the system's libcurl (apt-get install libcurl4); else install authpipe anew")
    case .onlineMissing(let places):
      self.init(
        "online_missing", .unavailable,
        "authpipe-online is missing; looked for \(places.joined(separator: " and "))",
        hint: "install authpipe anew: its two programs belong together")
    case .onlineNotStarted(let path, let code):
      self.init(
        "online_not_started", .unavailable, "cannot start \(path): \(SystemError.text(code))",
        hint: [EAGAIN, ENOMEM, EMFILE, ENFILE].contains(code)
          ? "try again once the system has room for another process"
          : "install authpipe anew: its two programs belong together")
    case .outputFailed(let code):
      self.init("output_failed", .inputOutput, "cannot write the answer: \(SystemError.text(code))")
    case .sandbox(let what, let hint):
      self.init("sandbox_failed", .cannotCreate, what, hint: hint)
    }
  }
}
