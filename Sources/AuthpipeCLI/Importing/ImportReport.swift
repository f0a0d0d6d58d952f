internal import AuthpipeKit
internal import AuthpipeVault

/// What an import says: the plan first, a line for what was done, and a summary.
struct ImportReport {
  /// More lines than this are read by nobody.
  private static let mostLines = 100

  private struct Entry: Encodable {
    let connection: String
    let store: String
    let file: String
    @Nullable var entry: Int?
    /// `planned`, `stored`, `already-stored`, `failed` or `not-tried`.
    let done: String
    @Nullable var verdict: String?
    @Nullable var code: String?
    @Nullable var message: String?
    let exit: Int32
  }

  private struct SkippedEntry: Encodable {
    let file: String
    @Nullable var entry: Int?
    let code: String
    let message: String
    let exit: Int32
  }

  private struct Report: Encodable {
    let schema = "authpipe.import/1"
    let dryRun: Bool
    let results: [Entry]
    let skipped: [SkippedEntry]
    /// The files that were deleted.
    let deleted: [String]
  }

  private let plan: ImportPlan
  private let isDryRun: Bool
  private let context: Context
  private var entries: [Entry] = []
  private var settled: Swift.Set<ConnectionReference> = []
  private var storedPlaces: Swift.Set<ImportSources.Place> = []
  private var isUnverified = false
  /// The worst of all.
  private(set) var status = ExitStatus.success
  /// Whether the vault could not be written: nothing more is tried.
  private(set) var isStopped = false
  var deleted: [String] = []

  init(_ plan: ImportPlan, isDryRun: Bool, context: Context) {
    self.plan = plan
    self.isDryRun = isDryRun
    self.context = context
    for skipped in plan.skipped { status = status.merged(with: skipped.exit) }
    if plan.new.isEmpty, plan.stored.isEmpty { status = status.merged(with: .no) }
  }

  private func place(_ path: String, _ number: Int?) -> String {
    DisplayText.clean(path) + (number.map { ", entry \($0)" } ?? "")
  }

  /// Says what is about to be done.
  func sayPlan() {
    for item in plan.new.prefix(Self.mostLines) {
      context.say(
        "plan: '\(item.reference)' of store \(item.store) from \(place(plan.path(of: item), item.place.number))"
      )
    }
    if plan.new.count > Self.mostLines {
      context.say("plan: and \(plan.new.count - Self.mostLines) more to be stored")
    }
    for item in plan.stored.prefix(Self.mostLines) {
      context.say(
        "plan: '\(item.reference)' from \(place(plan.path(of: item), item.place.number)) is stored already, or comes twice"
      )
    }
    for skipped in plan.skipped.prefix(Self.mostLines) {
      let mend = skipped.exit == .success ? nil : skipped.failure.hint
      context.say(
        "plan: nothing with \(place(skipped.path, skipped.number)): \(skipped.failure.message)"
          + (mend.map { " (\($0))" } ?? ""))
    }
    for (list, what) in [(plan.stored.count, "stored already"), (plan.skipped.count, "left alone")]
    where list > Self.mostLines {
      context.say("plan: and \(list - Self.mostLines) more \(what)")
    }
    if plan.unusual > 0 {
      context.warn(
        "\(plan.unusual == 1 ? "a token does" : "\(plan.unusual) tokens do") not look like one of BigCommerce's"
      )
    }
    if plan.new.isEmpty { context.say("plan: there is nothing to store") }
  }

  /// Notes what the vault made of a connection.
  mutating func add(
    _ item: ImportPlan.Item, _ connection: NewConnection, _ outcome: NewConnection.Outcome
  ) {
    switch outcome {
    case .added:
      let verdict = connection.grant.result?.verdict ?? .unverified
      isUnverified = isUnverified || verdict == .unverified
      let exit = connection.grant.result == nil ? .success : ExitStatus(verdict)
      storedPlaces.insert(item.place)
      add(item, "stored", verdict: verdict, exit: exit)
      if entries.count <= Self.mostLines {
        context.say("stored '\(item.reference)' for store \(item.store): \(verdict.name)")
      }
    case .exists: add(item, failing: ImportFault.storedOtherwise(item.reference))
    case .refused(let fault): add(item, failing: fault)
    }
  }

  /// Notes that BigCommerce did not accept a credential.
  mutating func add(_ item: ImportPlan.Item, refusedBy result: ProbeResult) {
    if case .noAnswer(.cancelled) = result.finding { return }
    add(
      item, failing: CommandFault.notGranted(result, item.reference, rotating: false),
      verdict: result.verdict)
  }

  mutating func add(_ item: ImportPlan.Item, failing error: any Error, verdict: Verdict? = nil) {
    var failure = Failure(wording: error)
    failure.message =
      "\(item.reference) (\(place(plan.path(of: item), item.place.number))): \(failure.message)"
    context.report(failure)
    add(item, "failed", verdict: verdict, failure, exit: failure.exit)
  }

  /// Notes that `items` could not be written, nor can any others be.
  mutating func stop(_ items: [ImportPlan.Item], failing error: any Error) {
    isStopped = true
    let failure = Failure(wording: error)
    context.report(failure)
    for item in items { add(item, "failed", failure, exit: failure.exit) }
  }

  private mutating func add(
    _ item: ImportPlan.Item, _ done: String, verdict: Verdict? = nil, _ failure: Failure? = nil,
    exit: ExitStatus
  ) {
    settled.insert(item.reference)
    status = status.merged(with: exit)
    entries.append(
      Entry(
        connection: item.reference.description, store: item.store, file: plan.path(of: item),
        entry: item.place.number, done: done, verdict: verdict?.name, code: failure?.code,
        message: failure?.message, exit: exit.rawValue))
  }

  /// Notes what was not begun, and says how many came to what.
  mutating func finishItems() {
    for item in plan.stored { add(item, "already-stored", exit: .success) }
    for item in plan.new where !settled.contains(item.reference) {
      add(item, isDryRun ? "planned" : "not-tried", exit: isStopped ? .inputOutput : .success)
    }
    guard !isDryRun else { return }
    let counts = [
      ("stored", "stored"), ("already-stored", "stored already"), ("failed", "failed"),
      ("not-tried", "not tried"),
    ].compactMap { done, words in
      let count = entries.count { $0.done == done }
      return count == 0 ? nil : "\(count) \(words)"
    }
    let left = plan.skipped.isEmpty ? [] : ["\(plan.skipped.count) left alone"]
    context.say(
      (counts + left).isEmpty ? "nothing was stored" : (counts + left).joined(separator: ", "))
    if isUnverified { context.say("BigCommerce was not asked; next: authpipe check") }
  }

  /// The files that credentials were found in, and what became of all that they hold.
  func files() -> [(file: SourceFile, content: SourceDeletion.Content)] {
    let skipped = Swift.Set(plan.skipped.map(\.path))
    let before = Swift.Set(plan.stored.map(\.place))
    let items = Dictionary(grouping: plan.new + plan.stored, by: \.place.source)
    return plan.sources.files.enumerated().compactMap { source, file in
      guard let items = items[source] else { return nil }
      let isStored = items.allSatisfy {
        storedPlaces.contains($0.place) || before.contains($0.place)
      }
      let content: SourceDeletion.Content =
        if skipped.contains(file.path) || !isStored {
          .unstored
        } else if items.contains(where: \.holdsMore) {
          .more
        } else {
          items.contains { before.contains($0.place) } ? .storedBefore : .stored
        }
      return (file, content)
    }
  }

  /// Writes the answer for programs.
  func write() throws {
    guard context.display.json else { return }
    try context.output.write(
      JSONOutput.line(
        Report(
          dryRun: isDryRun,
          results: entries.sorted { $0.connection < $1.connection },
          skipped: plan.skipped.map {
            SkippedEntry(
              file: $0.path, entry: $0.number, code: $0.failure.code, message: $0.failure.message,
              exit: $0.exit.rawValue)
          }, deleted: deleted)))
  }
}
