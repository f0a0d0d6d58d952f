internal import AuthpipeKit

/// What a rotation of many connections says: the plan first, a line for each, and a summary.
struct BulkReport {
  private struct Entry: Encodable {
    let connection: String
    let file: String
    /// `planned`, `rotated`, `continued`, `unchanged` or `failed`.
    let done: String
    @Nullable var version: UInt64?
    @Nullable var verdict: String?
    @Nullable var code: String?
    @Nullable var message: String?
    let exit: Int32
  }

  private struct SkippedEntry: Encodable {
    let file: String
    let code: String
    let message: String
    let exit: Int32
  }

  private struct Answer: Encodable {
    let schema = "authpipe.rotate-all/1"
    let dryRun: Bool
    let results: [Entry]
    let skipped: [SkippedEntry]
  }

  private let plan: RotationPlan
  private let context: Context
  private var entries: [Entry] = []
  private var accounts: [String] = []
  private var promoted: [ConnectionReference: Rotation.Promotion] = [:]
  /// The worst of all; what is no connection's file counts as well.
  private(set) var status = ExitStatus.success

  init(_ plan: RotationPlan, context: Context) {
    self.plan = plan
    self.context = context
    for skipped in plan.skipped { take(skipped.exit) }
    if plan.items.isEmpty { take(.no) }
  }

  /// A refused credential is the worst there is: no file's fault hides it.
  private mutating func take(_ exit: ExitStatus) {
    if status != .refused { status = exit == .refused ? exit : status.merged(with: exit) }
  }

  /// Says what is about to be done.
  func sayPlan() {
    for item in plan.items {
      context.say(
        "plan: '\(item.reference)' of store \(item.store) from \(DisplayText.clean(item.file))")
    }
    for skipped in plan.skipped {
      context.say(
        "plan: nothing with \(DisplayText.clean(skipped.file)): \(skipped.failure.message)")
    }
    if plan.items.isEmpty { context.say("plan: there is nothing to rotate") }
  }

  /// Notes what stands whatever comes of the webhooks.
  mutating func note(_ promotion: Rotation.Promotion, of item: RotationPlan.Item) {
    promoted[item.reference] = promotion
  }

  mutating func add(_ item: RotationPlan.Item, _ report: RotationReport) {
    let isNew = report.promotion != nil
    report.sayBriefly(in: context)
    take(report.status)
    accounts += OldAccountWords(outcome: report.webhooks, reference: item.reference)
      .accountsToDelete(ofStore: item.store)
    entries.append(
      Entry(
        connection: item.reference.description, file: item.file,
        done: isNew ? "rotated" : report.makes ? "continued" : "unchanged",
        version: report.version, verdict: report.promotion?.verdict.name,
        exit: report.status.rawValue))
  }

  mutating func add(_ item: RotationPlan.Item, failing error: any Error) {
    if case StoreFault.sameToken(let reference) = error {
      context.say("'\(reference)' has that token already")
      return entries.append(
        Entry(
          connection: reference.description, file: item.file, done: "unchanged",
          exit: ExitStatus.success.rawValue))
    }
    var failure = Failure(wording: error)
    failure.message = "\(item.reference): \(failure.message)"
    context.report(failure)
    take(failure.exit)
    entries.append(
      Entry(
        connection: item.reference.description, file: item.file,
        done: promoted[item.reference] == nil ? "failed" : "rotated",
        version: promoted[item.reference]?.version,
        verdict: promoted[item.reference]?.verdict.name, code: failure.code,
        message: failure.message, exit: failure.exit.rawValue))
  }

  /// Says how many did what, and what is left to be done in the control panels.
  func finish(isDryRun: Bool) throws {
    if !isDryRun {
      let counts = ["rotated", "continued", "unchanged", "failed"].compactMap { done in
        let count = entries.count { $0.done == done }
        return count == 0 ? nil : "\(count) \(done)"
      }
      let left = plan.skipped.count
      let skipped = left == 0 ? [] : ["\(left) \(left == 1 ? "file" : "files") left alone"]
      let parts = counts + skipped
      context.say(parts.isEmpty ? "nothing was rotated" : parts.joined(separator: ", "))
      if !accounts.isEmpty {
        context.say(OldAccountWords.metafields)
        context.say(
          "next: when nothing uses the old tokens any more, delete under Settings > Store-level API accounts (\(ControlPanel.link)): \(DisplayText.clean(accounts.sorted().joined(separator: ", "))); then authpipe check --previous"
        )
      }
    }
    guard context.display.json else { return }
    let planned = plan.items.map {
      Entry(
        connection: $0.reference.description, file: $0.file, done: "planned",
        exit: ExitStatus.success.rawValue)
    }
    try context.output.write(
      JSONOutput.line(
        Answer(
          dryRun: isDryRun,
          results: (isDryRun ? planned : entries).sorted { $0.connection < $1.connection },
          skipped: plan.skipped.map {
            SkippedEntry(
              file: $0.file, code: $0.failure.code, message: $0.failure.message,
              exit: $0.exit.rawValue)
          })))
  }
}
