internal import AuthpipeKit
internal import Glibc

/// Looks at the programs and what the system grants them.
struct ProgramExamination {
  /// What keeps the program with the network code from starting, or nil.
  let onlineFault: ProgramFault?

  var diagnoses: [Diagnosis] { [onlineProgram, memory] }

  private var onlineProgram: Diagnosis {
    if let fault = onlineFault { return Diagnosis("programs", Failure(wording: fault)) }
    return Diagnosis("programs", .ok, "authpipe \(Version.text), and authpipe-online beside it")
  }

  private var memory: Diagnosis {
    switch SecureHeap.protection {
    case .full: Diagnosis("memory", .ok, "secrets are locked into memory")
    case .partial:
      Diagnosis(
        "memory", .note, "the system would not lock secrets into memory: they could be swapped out",
        hint: "raise the limit on locked memory: ulimit -l 1024")
    case .none: Diagnosis("memory", Failure(wording: SecretMemoryError.unavailable))
    }
  }
}
