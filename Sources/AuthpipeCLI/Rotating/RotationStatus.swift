internal import AuthpipeKit
internal import AuthpipeVault

/// Where the rotation of a connection stands: its versions, and what to do next.
struct RotationStatus {
  private struct Line {
    let version: CredentialVersion
    let account: String?
    let verdict: RecordedVerdict?
  }

  private struct VersionJSON: Encodable {
    let version: UInt64
    let stage: String
    @Nullable var account: String?
    let createdAt: String
    @Nullable var testedAt: String?
    @Nullable var promotedAt: String?
    @Nullable var replacedAt: String?
    @Nullable var retiredAt: String?
    @Nullable var shreddedAt: String?
    let webhooksDue: Bool
    @Nullable var verdict: VerdictJSON?
  }

  private struct Answer: Encodable {
    let schema = "authpipe.rotation/1"
    let connection: String
    @Nullable var pending: UInt64?
    let current: UInt64
    let webhooksDue: Bool
    let lostScopes: [String]
    let versions: [VersionJSON]
  }

  private let connection: StoredConnection
  private let lines: [Line]

  init(_ connection: StoredConnection, in vault: Vault) throws {
    self.connection = connection
    let metadata = connection.metadata
    lines = try metadata.versions.map { version in
      Line(
        version: version,
        account: version.stage == .current ? metadata.accountName : version.account,
        verdict: try vault.verdict(of: connection, version: version.number))
    }
  }

  /// The table, on standard output, and what to do next, on standard error.
  func write(to context: Context) throws {
    if context.display.json {
      return try context.output.write(JSONOutput.line(answer))
    }
    let style = Style(context.output, context: context)
    let headings = ["VERSION", "STAGE", "SINCE", "API ACCOUNT", "VERDICT", "CHECKED"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for line in lines {
      let verdict = line.verdict?.verdict ?? .unverified
      table.add([
        .init(String(line.version.number)), .init(Self.stage(line.version)),
        .init(context.time(Self.since(line.version))), .init(line.account ?? "-"),
        .init(styled: style.verdict(verdict), plain: verdict.name),
        .init(context.time(line.verdict?.askedAt)),
      ])
    }
    try context.output.write(table.text)
    if let next { context.say("next: \(next)") }
  }

  private static func stage(_ version: CredentialVersion) -> String {
    if version.stage == .pending, version.testedAt != nil { return "pending, tested" }
    return version.stage.rawValue + (version.shreddedAt != nil ? ", shredded" : "")
  }

  private static func since(_ version: CredentialVersion) -> Int64 {
    switch version.stage {
    case .pending: version.testedAt ?? version.createdAt
    case .current: version.promotedAt ?? version.createdAt
    case .previous: version.replacedAt ?? version.createdAt
    case .retired: version.shreddedAt ?? version.retiredAt ?? version.createdAt
    }
  }

  private var next: String? {
    let rotate = "authpipe rotate \(connection.reference)"
    if let pending = connection.metadata.pending {
      guard lost.isEmpty else {
        return
          "version \(pending.number) waits, for it lacks what the current one may: \(lost.joined(separator: ", ")); \(rotate) --allow-scope-loss does without, \(rotate) --abort gives it up"
      }
      return "\(rotate) goes on with version \(pending.number), \(rotate) --abort gives it up"
    }
    if connection.metadata.owesWebhooks { return "\(rotate) makes the webhooks that are missing" }
    let previous = lines.filter { $0.version.stage == .previous }
    guard !previous.isEmpty else { return nil }
    // Whoever cannot be asked any more has no webhooks to list.
    guard previous.contains(where: { $0.verdict?.verdict != .rejected }) else {
      return
        "authpipe check \(connection.reference) --previous asks once more, and retires what BigCommerce knows no more"
    }
    let check = "authpipe check \(connection.reference) --previous"
    return previous.count == 1
      ? "\(rotate) --webhooks list says whether the old API account can be deleted; \(check), whether it is"
      : "\(rotate) --webhooks list says which of the old API accounts can be deleted; \(check), which are"
  }

  /// What the version that waits was seen to lack when it was tested.
  private var lost: [String] {
    guard let pending = connection.metadata.pending, pending.testedAt != nil else { return [] }
    return ScopeComparison(of: pending, recorded: connection.metadata).lost
  }

  private var answer: Answer {
    Answer(
      connection: connection.reference.description, pending: connection.metadata.pending?.number,
      current: connection.current.number, webhooksDue: connection.metadata.owesWebhooks,
      lostScopes: lost,
      versions: lines.map { line in
        let version = line.version
        func time(_ seconds: Int64?) -> String? { seconds.map { Moment(seconds: $0).rfc3339 } }
        return VersionJSON(
          version: version.number, stage: version.stage.rawValue, account: line.account,
          createdAt: Moment(seconds: version.createdAt).rfc3339, testedAt: time(version.testedAt),
          promotedAt: time(version.promotedAt), replacedAt: time(version.replacedAt),
          retiredAt: time(version.retiredAt), shreddedAt: time(version.shreddedAt),
          webhooksDue: version.webhooksDue == true, verdict: line.verdict.map(VerdictJSON.init))
      })
  }
}
