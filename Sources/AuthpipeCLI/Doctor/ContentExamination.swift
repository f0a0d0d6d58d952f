internal import AuthpipeKit
internal import AuthpipeVault

/// Looks at what is in an opened vault: every seal, and how long ago BigCommerce was asked.
struct ContentExamination {
  /// A verdict that is older says little.
  private static let longestSinceCheck: Int64 = 7 * 86_400

  let vault: Vault
  let now: Int64

  var diagnoses: [Diagnosis] {
    do {
      return try marker() + contents() + [health()]
    } catch {
      return [Diagnosis("contents", Failure(wording: error))]
    }
  }

  private func marker() -> [Diagnosis] {
    let why = "a vault that is replaced by an older copy will not be noticed"
    switch vault.markerFault {
    case .unreadable(let path):
      return [
        Diagnosis(
          "rollback", .warning, "\(why): \(DisplayText.clean(path)) cannot be read",
          hint: "rm -r \(ShellWord.quote(path)); the next change writes it anew")
      ]
    case .unwritable(let path):
      return [
        Diagnosis(
          "rollback", .warning, "\(why): nothing can be written in \(DisplayText.clean(path))",
          hint: "chmod u+w \(ShellWord.quote(path))")
      ]
    case nil: return []
    }
  }

  private func contents() throws -> [Diagnosis] {
    let verification = try vault.verify()
    var rolledBack: VaultError?
    for damage in verification.damage {
      if case .olderThanSeen = damage.fault { rolledBack = damage.fault }
    }
    var found = rolledBack.map { [Diagnosis("rollback", Failure(wording: $0))] } ?? []
    let count = verification.damage.count - found.count
    guard count == 0 else {
      var failure = Failure(damagedVault: count)
      failure.hint =
        "authpipe vault verify tells which; authpipe vault restore FILE brings a backup"
      return found + [Diagnosis("contents", failure)]
    }
    let words = VerificationReport(verification).counts.joined(separator: ", ")
    found.append(Diagnosis("contents", .ok, "\(words); every seal and head fits"))
    return found
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
