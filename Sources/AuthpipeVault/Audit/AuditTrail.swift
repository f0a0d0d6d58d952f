internal import AuthpipeKit
internal import FoundationEssentials

/// Seals the lines of the audit trail and chains them, under keys of the root.
///
/// The sequence of a line is the generation that its act gave the vault, and a line seals what the
/// vault's header and head were then: so the newest lines cannot be cut off unnoticed, nor an older
/// header or another copy's trail be put in. The chain of codes holds the other lines in their
/// place.
struct AuditTrail: ~Copyable {
  /// The code that stands before the first line.
  static let beginning = [UInt8](repeating: 0, count: 32)

  private struct Detail: Codable {
    var entry: AuditEntry
    var actor: AuditActor
    /// What the act made of the vault.
    var state: String
  }

  private let sealKey: SharedSecret
  private let chainKey: SharedSecret
  private let vaultID: [UInt8]
  private let epoch: UInt32

  init(_ rootKey: borrowing RootKey) throws {
    let sealKey = try rootKey.derive(.audit)
    let chainKey = try rootKey.derive(.auditChain)
    self.sealKey = sealKey
    self.chainKey = chainKey
    vaultID = rootKey.vaultID
    epoch = rootKey.epoch
  }

  /// The row of an act that made `vault` of the vault.
  func row(
    _ entry: AuditEntry, by actor: AuditActor, making vault: VaultRow, at: Int64,
    after code: [UInt8]
  ) throws -> EventRow {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let detail = Detail(entry: entry.cut(), actor: actor, state: Self.state(of: vault))
    let json = try Array(encoder.encode(detail))
    let inner = try json.withBytes { try InnerRecord.encode($0, as: .text) }
    return try row(sealing: inner, sequence: vault.generation, at: at, after: code)
  }

  /// A digest of what a vault's own codes cover: its slots, its tenants, its generation.
  private static func state(of vault: VaultRow) -> String {
    (vault.headerCode + vault.headCode).withUnsafeBytes { Hash.sha256($0) }.hexadecimal
  }

  /// Refuses a trail whose newest line is not of the act that made the vault what it is.
  ///
  /// There is none in a vault from before the trail.
  func check(newest: EventRow?, endsAt vault: VaultRow) throws {
    let fits =
      if let newest {
        try newest.sequence == vault.generation
          && detail(of: newest).state == Self.state(of: vault)
      } else {
        try !Header(parsing: vault.header).keepsTrail
      }
    guard fits else { throw VaultError.alteredRows(part: .event) }
  }

  /// `event` sealed anew and chained after `code`: what a new root key makes of an old trail.
  func row(
    resealing event: EventRow, from old: borrowing AuditTrail, after code: [UInt8]
  ) throws -> EventRow {
    try row(
      sealing: old.openInner(event), sequence: event.sequence, at: event.at, after: code)
  }

  private func row(
    sealing inner: borrowing SecretBytes, sequence: UInt64, at: Int64, after code: [UInt8]
  ) throws -> EventRow {
    var row = EventRow(sequence: sequence, at: at, sealed: [], code: [])
    let context = context(of: row)
    row.sealed = try inner.withBytes {
      try SealedBlob.seal($0, epoch: epoch, key: sealKey.bytes, context: context)
    }
    row.code = try self.code(of: row, after: code)
    return row
  }

  /// The code that chains `row` to the one before it.
  func code(of row: EventRow, after previous: [UInt8]) throws -> [UInt8] {
    var writer = ByteWriter(label: "authpipe/v1/event-chain")
    writer.add(vaultID)
    writer.add(row.sequence)
    writer.add(row.at)
    writer.add(previous)
    writer.add(row.sealed.withUnsafeBytes { Hash.sha256($0) })
    return try MessageAuthentication.code(for: writer.bytes, key: chainKey.bytes)
  }

  /// Opens one line.
  func open(_ row: EventRow) throws -> AuditEvent {
    let detail = try detail(of: row)
    return AuditEvent(
      sequence: row.sequence, at: row.at, entry: detail.entry, actor: detail.actor)
  }

  private func detail(of row: EventRow) throws -> Detail {
    guard let json = try InnerRecord.decode(openInner(row), as: .text) else {
      throw VaultError.damagedFile(part: .event)
    }
    let data = json.withBytes { Data($0) }
    guard let detail = try? JSONDecoder().decode(Detail.self, from: data) else {
      throw VaultError.damagedFile(part: .event)
    }
    return detail
  }

  private func openInner(_ row: EventRow) throws -> SecretBytes {
    do {
      return try SealedBlob.open(
        row.sealed, epoch: epoch, key: sealKey.bytes, context: context(of: row))
    } catch is CryptographyError {
      throw VaultError.alteredRows(part: .event)
    }
  }

  private func context(of row: EventRow) -> [UInt8] {
    var writer = ByteWriter(label: "authpipe/v1/event")
    writer.add(vaultID)
    writer.add(epoch)
    writer.add(row.sequence)
    writer.add(row.at)
    return writer.bytes
  }
}
