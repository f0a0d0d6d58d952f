internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Asks BigCommerce about one connection because a handing-out wants to know.
struct Renewing {
  let access: VaultAccess
  let context: Context

  /// What came of it: an answer, or the signal that ended the wait.
  enum Result {
    case answered(CheckOutcome?)
    case interrupted(Int32)
  }

  /// Asks, and records the verdict as `check` does.
  func ask(
    about reference: ConnectionReference, through transport: any HTTPTransport
  ) async throws -> Result {
    let selection = try CheckSelection([reference], tenant: nil, dueAt: nil, through: access)
    var recorder = CheckRecorder(access: access, context: context)
    let run = CheckRun(
      access: access, transport: transport, context: context, jobs: 1, observesScopes: false,
      asksPrevious: false, recallsVerdicts: false, limits: .standard, alerts: nil,
      progress: CheckProgress(context, isQuiet: true))
    let interruption = Interruption()
    var outcome: CheckOutcome?
    let result = await run.probe(selection, interruption: interruption) {
      recorder.record($0)
      outcome = $0
    } lastBegun: {
    } tick: {
    }
    recorder.finish()
    if let obstacle = result.obstacle { throw obstacle }
    if let signal = interruption.signal { return .interrupted(signal) }
    if let fault = selection.faults.first ?? result.faults.first { throw fault }
    return .answered(outcome)
  }
}
