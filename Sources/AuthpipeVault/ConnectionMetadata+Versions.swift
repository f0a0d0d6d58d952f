extension ConnectionMetadata {
  /// For how long the secrets of a retired version are kept unless something else was asked for.
  package static let usualKeeping: Int64 = 30 * 86_400
  /// So many retired versions are remembered whose secrets are gone.
  private static let mostShredded = 20

  /// The version that waits to take over.
  package var pending: CredentialVersion? { versions.last { $0.stage == .pending } }

  /// The versions that were current before and may work still, the last replaced first.
  package var previous: [CredentialVersion] {
    versions.filter { $0.stage == .previous }
      .sorted { ($0.replacedAt ?? 0, $0.number) > ($1.replacedAt ?? 0, $1.number) }
  }

  /// Whether webhooks of a previous version are still to be made anew.
  package var owesWebhooks: Bool { previous.contains { $0.webhooksDue == true } }

  /// The version of that number.
  package func version(_ number: UInt64) -> CredentialVersion? {
    versions.first { $0.number == number }
  }

  /// The retired versions whose secrets are to be deleted by `now`.
  package func shreddable(at now: Int64) -> [UInt64] {
    versions.filter { version in
      guard version.stage == .retired, version.shreddedAt == nil else { return false }
      return (version.retiredAt ?? 0) + (keepRetired ?? Self.usualKeeping) <= now
    }
    .map(\.number)
  }

  /// Whether what was found at `time` of a version was found of the connection, too.
  func wasCurrent(_ number: UInt64, at time: Int64) -> Bool {
    guard let version = version(number), version.stage != .current else { return true }
    return version.replacedAt.map { time <= $0 } ?? true
  }

  /// Changes the version of that number, if there is one.
  package mutating func edit(_ number: UInt64, _ body: (inout CredentialVersion) -> Void) {
    for index in versions.indices where versions[index].number == number {
      body(&versions[index])
    }
  }

  /// The number for a version that is added now.
  var nextNumber: UInt64 { (versions.map(\.number).max() ?? 0) + 1 }

  /// Ends a version: it is handed out no more, and waits to be shredded.
  mutating func retire(_ number: UInt64, at now: Int64) {
    edit(number) { version in
      version.stage = .retired
      version.retiredAt = now
      version.webhooksDue = nil
      version.observedScopes = nil
    }
  }

  /// Makes a version the current one, and the one that is current now `stage`.
  ///
  /// What is noted of the current version's token stays with that version.
  mutating func replaceCurrent(
    by number: UInt64, leaving stage: CredentialVersion.Stage, at now: Int64
  ) {
    guard let old = current?.number else { return }
    let (account, seen, expiry) = (accountName, observedScopes, expiresAt)
    edit(old) { version in
      version.stage = stage
      version.replacedAt = now
      version.account = account
      version.observedScopes = seen
      version.expiresAt = expiry
    }
    guard let new = version(number) else { return }
    accountName = new.account
    observedScopes = new.observedScopes
    expiresAt = new.expiresAt
    edit(number) { version in
      version.stage = .current
      version.promotedAt = now
      version.replacedAt = nil
      version.webhooksDue = nil
      version.account = nil
      version.observedScopes = nil
      version.expiresAt = nil
    }
  }

  /// Forgets the oldest of the versions that hold nothing any more.
  mutating func forgetShredded() {
    let shredded = versions.filter { $0.shreddedAt != nil }.map(\.number).sorted()
    let gone = shredded.dropLast(Self.mostShredded)
    versions.removeAll { gone.contains($0.number) }
  }
}
