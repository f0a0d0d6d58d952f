import AuthpipeKit
import Figures
import Foundation
import Glibc
import Testing

@testable import AuthpipeVault

/// A figure, not a promise of a test: how long it takes depends on the machine.
@Suite(.enabled(if: Torture.isOn, "makes and rekeys 10,000 connections"))
struct TenThousandTests {
  private static let large = 5
  private static let small = 5_000

  /// Half of the connections in a few large tenants, the other half in a tenant each.
  private static func users() -> [String: [String]] {
    var users: [String: [String]] = [:]
    for tenant in 0..<large {
      users["large\(tenant)"] = (0..<small / large).map { "user\($0)" }
    }
    for tenant in 0..<small { users["small\(tenant)"] = ["default"] }
    return users
  }

  @Test func `10,000 connections are rekeyed, every one of them readable afterwards`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("vault.db")
    try SampleVault.create(at: path)
    func open(_ access: Vault.Access) throws -> Vault {
      try Vault(at: path, for: access, unlockedBy: SampleVault.key())
    }
    try open(.writing).addMany(Self.users())

    let vault = try open(.writing)
    let rekeying = try RootRekeying(of: vault)
    _ = try rekeying.keepSlots(openedBy: SampleVault.key())
    let processor = Self.processorSeconds
    let duration = try ContinuousClock().measure {
      try vault.rekeyRoot(rekeying, tenants: true, at: SampleVault.now)
    }
    #expect(vault.notices.isEmpty)
    print(
      "rekeyed 10,000 connections in \(duration),",
      "\(Self.processorSeconds - processor) seconds of it on the processor,",
      "peak memory \(try Self.peakMemory())")

    // Of the processor, since others may have it meanwhile.
    Figures.add(
      "milliseconds of processor for rekeying 10,000 connections", spent(since: processor))

    let rekeyed = try open(.reading)
    let verifying = Self.processorSeconds
    let verification = try rekeyed.verify()
    // A change waits for so long while somebody verifies.
    Figures.add(
      "milliseconds of processor for verifying 10,000 connections", spent(since: verifying))
    #expect(
      verification
        == VaultVerification(
          tenants: Self.large + Self.small, connections: 2 * Self.small, records: 8 * Self.small,
          verdicts: 0, events: 3))
    var read = 0
    try rekeyed.forEachConnection {
      let found = try $0.get()
      #expect(try rekeyed.read(found) == .many(found.reference))
      read += 1
    }
    #expect(read == 2 * Self.small)
  }

  private func spent(since start: Double) -> Int {
    Int((Self.processorSeconds - start) * 1_000)
  }

  /// How long this process kept a processor busy.
  private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// The most memory that this process had, as the kernel words it.
  private static func peakMemory() throws -> String {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return try #require(line).dropFirst("VmHWM:".count).trimmingCharacters(in: .whitespaces)
  }
}
