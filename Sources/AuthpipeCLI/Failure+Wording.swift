internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

extension Failure {
  /// Words any error that a command can end with.
  init(wording error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let fault as VaultError: self.init(wording: fault)
    case let fault as CommandFault: self.init(wording: fault)
    case let fault as AppFault: self.init(wording: fault)
    case let fault as OAuthFault: self.init(wording: fault)
    case let fault as StoreFault: self.init(wording: fault)
    case let fault as OptionFault: self.init(wording: fault)
    case let fault as ProgramFault: self.init(wording: fault)
    case let fault as CredentialsFile.Fault: self.init(wording: fault)
    case let fault as SecretShape.Fault: self.init(wording: fault)
    case let fault as KeyFault: self.init(wording: fault)
    case let fault as KernelKeyring.Fault: self.init(wording: fault)
    case let fault as SecretMemoryError: self.init(wording: fault)
    case let fault as Terminal.Fault: self.init(wording: fault)
    case let fault as RotationFault: self.init(wording: fault)
    case let fault as BulkFault: self.init(wording: fault)
    case let fault as ImportFault: self.init(wording: fault)
    case let fault as HandingFault: self.init(wording: fault)
    case let fault as ClipboardFault: self.init(wording: fault)
    case let fault as InjectFault: self.init(wording: fault)
    case let fault as SignatureFault: self.init(wording: fault)
    case let fault as HeaderLines.Fault: self.init(wording: fault)
    case let fault as RunFault: self.init(wording: fault)
    case let fault as CallFault: self.init(wording: fault)
    case let fault as CallPath.Fault: self.init(wording: fault)
    case let fault as PageFault: self.init(wording: fault)
    case let fault as MintingFault: self.init(wording: fault)
    case let fault as TokenRecipe.Fault: self.init(wording: fault)
    case let fault as ScheduleFault: self.init(wording: fault)
    case let fault as SystemProgram.Fault: self.init(wording: fault)
    case is StoredCheck.AlreadyRunning:
      self.init(
        "check_running", .busy, "another check of this vault is running",
        hint: "it needs no second one; ask about one connection by its name")
    default:
      self.init(
        "internal_error", .internalError,
        "something failed that authpipe did not foresee (\(type(of: error)))",
        hint: "please report it with the command that was run, without secrets")
    }
  }

  private init(wording fault: Terminal.Fault) {
    switch fault {
    case .ended:
      self.init(
        "not_answered", .locked, "the question was not answered; nothing changed",
        hint: "answer it, or give the input with --from FILE")
    case .failed(let code):
      self.init(
        "terminal_failed", .inputOutput, "cannot ask on the terminal: \(SystemError.text(code))",
        hint: "give the input with --from FILE or on standard input with --from -")
    }
  }

  private init(wording fault: SecretMemoryError) {
    switch fault {
    case .unavailable:
      self.init(
        "no_secure_memory", .internalError, "the system gave no memory that is safe for secrets",
        hint: "free some memory, or raise the limit on locked memory: ulimit -l")
    case .exhausted:
      self.init(
        "secure_memory_full", .badInput, "the input is larger than any credential",
        hint: "check that the right file was given")
    }
  }
}
