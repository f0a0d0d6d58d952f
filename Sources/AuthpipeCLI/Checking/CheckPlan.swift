internal import AuthpipeKit
internal import BigCommerce

/// The options of a check, read and found to make sense.
struct CheckPlan {
  let isQuiet: Bool
  let onlyDue: Bool
  let jobs: Int
  let confirmations: Int
  let format: CheckFormat
  let output: String?
  let notify: NotifyCommand?
  let limits: ProbeLimits
  /// In seconds.
  let jitter: Int64
  /// The verdicts that make the check fail; nil for all but healthy.
  let failing: Swift.Set<Verdict>?

  init(_ options: CheckOptions, asJSON: Bool) throws {
    guard (1...128).contains(options.jobs) else { throw OptionFault.outOfRange("--jobs", 1...128) }
    guard (1...10).contains(options.confirm) else {
      throw OptionFault.outOfRange("--confirm", 1...10)
    }
    guard (0...5).contains(options.retries) else {
      throw OptionFault.outOfRange("--retries", 0...5)
    }
    let format = options.format ?? (asJSON ? .json : .text)
    if asJSON, format != .json { throw OptionFault.conflictingOptions("--json", "--format") }
    if options.quiet, format != .text {
      throw OptionFault.conflictingOptions("--quiet", "--format \(format.rawValue)")
    }
    isQuiet = options.quiet
    onlyDue = options.due
    jobs = options.jobs
    confirmations = options.confirm
    self.format = format
    output = options.output == "-" ? nil : options.output
    notify = try options.notify.map { text in
      guard let words = try? CommandWords(parsing: text) else { throw OptionFault.notifyMalformed }
      return NotifyCommand(words: words)
    }
    limits = ProbeLimits(
      timeout: try options.timeout.map {
        .seconds(try TimeSpan(parsing: $0, for: "--timeout").seconds)
      },
      retries: options.retries)
    jitter =
      try options.jitter.map {
        try TimeSpan(parsing: $0, for: "--jitter", upTo: .hour).seconds
      } ?? 0
    failing = try options.failOn.map(Self.verdicts)
  }

  private static func verdicts(_ list: String) throws -> Swift.Set<Verdict> {
    let names = list.split { $0 == "," || $0 == " " }
    let verdicts = try names.map { name in
      guard let verdict = Verdict.allCases.first(where: { $0.name == name }) else {
        throw OptionFault.verdictUnknown
      }
      return verdict
    }
    guard !verdicts.isEmpty else { throw OptionFault.verdictUnknown }
    return Swift.Set(verdicts)
  }

  /// The exit status of one verdict.
  func status(of verdict: Verdict) -> ExitStatus {
    failing.map { $0.contains(verdict) } ?? true ? ExitStatus(verdict) : .success
  }

  /// The exit status of one entry at `now`: a renewal that is overdue is a warning, where nothing
  /// was said of what to fail on.
  func status(of entry: CheckEntry, at now: Int64) -> ExitStatus {
    let status = status(of: entry.verdict)
    guard failing == nil, entry.renewal?.standing(at: now) == .overdue else { return status }
    return status.merged(with: .no)
  }
}
