import Foundation
import Testing

@testable import AuthpipeKit

@Suite struct SecureHeapTests {
  /// How the kernel keeps the memory of this process, mapping by mapping.
  private static func mappings() throws -> String {
    // Foundation's one-call readers stop after the first buffer of a /proc file.
    let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/smaps"))
    return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
  }

  private static let kernelTells = (try? mappings())?.contains("VmFlags") == true

  /// The kernel's flags of the mapping that holds `address`.
  private func flags(of address: UInt) throws -> Set<Substring>? {
    var holds = false
    for line in try Self.mappings().split(separator: "\n") {
      let range = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
      if range.count == 2 { holds = (range[0]..<range[1]).contains(address) }
      if holds, line.hasPrefix("VmFlags:") { return Set(line.split(separator: " ").dropFirst()) }
    }
    return nil
  }

  @Test(.enabled(if: kernelTells, "this kernel does not tell (no VmFlags in /proc/self/smaps)"))
  func `secrets lie in memory that is neither dumped nor swapped`() throws {
    let secret = try SecretBytes([1, 2, 3])
    let address = secret.withBytes { UInt(bitPattern: $0.baseAddress) }
    let flags = try #require(try flags(of: address))
    #expect(SecureHeap.protection != .none)
    #expect(flags.contains("dd"), "left out of core dumps")
    #expect(flags.contains("lo") || SecureHeap.protection == .partial, "locked")
    withExtendedLifetime(secret) {}
  }

  // In a process of its own: the arena is shared, and other tests need it meanwhile.
  @Test func `a full arena fails rather than fall back to ordinary memory`() async {
    await #expect(processExitsWith: .success) {
      var taken: [SharedSecret] = []
      #expect(throws: SecretMemoryError.exhausted) {
        while taken.count <= SecureHeap.size / 4_096 {
          taken.append(SharedSecret(try SecretBytes(capacity: 4_096)))
        }
      }
      #expect(taken.count == SecureHeap.size / 4_096)
      #expect(throws: SecretMemoryError.exhausted) { _ = try SecretBytes(capacity: 1) }
      taken.removeAll()
      #expect(throws: Never.self) { _ = try SecretBytes(capacity: SecureHeap.size / 2) }
    }
  }

  @Test func `a secret larger than the arena fails`() {
    #expect(throws: SecretMemoryError.exhausted) {
      _ = try SecretBytes(capacity: SecureHeap.size * 2)
    }
  }

  @Test func `released memory holds nothing of the secret`() async {
    await #expect(processExitsWith: .success) {
      let canary = [UInt8](repeating: 0xc5, count: 256)
      let address = try SecretBytes(canary).withBytes { UInt(bitPattern: $0.baseAddress) }
      // The arena stays mapped for the life of the process, and nobody else is in this one.
      let freed = UnsafeRawBufferPointer(
        start: UnsafeRawPointer(bitPattern: address), count: canary.count)
      #expect(!freed.contains(0xc5))
    }
  }
}
