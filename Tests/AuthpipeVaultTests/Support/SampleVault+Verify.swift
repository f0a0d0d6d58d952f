import AuthpipeKit

@testable import AuthpipeVault

extension SampleVault {
  /// What a look at the whole vault finds, opened anew.
  func verify() throws -> VaultVerification { try open().verify() }

  /// Stores a healthy verdict of the connection of that name.
  func rememberVerdict(of name: String) throws {
    let vault = try open(.writing)
    let verdict = RecordedVerdict(
      verdict: .healthy, askedAt: 1, finding: 1, httpStatus: 200, latencyMilliseconds: 1)
    try vault.record([(vault.find(name), verdict)])
  }
}
