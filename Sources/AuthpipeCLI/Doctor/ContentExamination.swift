internal import AuthpipeKit
internal import AuthpipeVault

/// Looks at what is in an opened vault: every seal, and how long ago BigCommerce was asked.
struct ContentExamination {
  /// A verdict that is older says little.
  private static let longestSinceCheck: Int64 = 7 * 86_400

  let vault: Vault
  let now: Int64

  var diagnoses: [Diagnosis] { [looked(contents, "contents"), looked(health, "health")] }

  private func looked(_ body: () throws -> Diagnosis, _ check: String) -> Diagnosis {
    do { return try body() } catch { return Diagnosis(check, Failure(wording: error)) }
  }

  private func contents() throws -> Diagnosis {
    let verification = try vault.verify()
    // That it is older than one seen before is told of the marker.
    let damage = verification.damage.filter {
      if case .olderThanSeen = $0.fault { false } else { true }
    }
    guard damage.isEmpty else {
      var failure = Failure(damagedVault: damage)
      failure.hint =
        "authpipe vault verify tells which; authpipe vault restore FILE brings a backup"
      return Diagnosis("contents", failure)
    }
    let words = VerificationReport(verification).counts.joined(separator: ", ")
    return Diagnosis("contents", .ok, "\(words); every seal and head fits")
  }

  private func health() throws -> Diagnosis {
    var oldest = now
    var neverAsked = 0
    var refused = 0
    var count = 0
    try vault.read {
      try vault.forEachConnection { result in
        guard case .success(let connection) = result else { return }
        count += 1
        guard let known = connection.known else {
          neverAsked += 1
          return
        }
        oldest = min(oldest, known.askedAt)
        if known.verdict == .rejected || known.verdict == .wrongStore { refused += 1 }
      }
    }
    if refused > 0 {
      return Diagnosis(
        "health", .warning, "\(refused) of \(count) credentials do not serve their stores",
        hint: "authpipe list shows which; authpipe rotate CONNECTION replaces one")
    }
    if neverAsked > 0 {
      return Diagnosis(
        "health", .note, "\(neverAsked) of \(count) credentials were never checked",
        hint: "authpipe check")
    }
    if now - oldest > Self.longestSinceCheck {
      return Diagnosis(
        "health", .note,
        "the oldest verdict is from \(Moment(seconds: oldest).relative(to: now))",
        hint: "authpipe check")
    }
    return Diagnosis(
      "health", .ok, count == 0 ? "nothing to check" : "every credential was checked")
  }
}
