internal import AuthpipeKit

/// The vault's header: what it is, which root key epoch it is in, and its key slots.
struct Header: Equatable {
  static let magic = Array("APVAULT".utf8) + [0]
  static let format: UInt16 = 1
  static let suite: UInt16 = 1
  static let thisReader: UInt16 = 1
  /// The first writer that keeps the audit trail; an older one would leave gaps in it.
  static let trailWriter: UInt16 = 2
  static let thisWriter = trailWriter
  static let slotLimit = 16

  /// The oldest authpipe that may change the vault.
  var minWriter: UInt16
  var vaultID: [UInt8]
  var rootEpoch: UInt32
  var created: Int64
  var slots: [KeySlot]

  /// The header as the `vault` table holds it.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(Self.magic)
    writer.add(Self.format)
    writer.add(UInt16(0))
    writer.add(Self.suite)
    writer.add(Self.thisReader)
    writer.add(minWriter)
    writer.add(vaultID)
    writer.add(rootEpoch)
    writer.add(created)
    writer.add(UInt16(slots.count))
    for slot in slots { writer.add(slot.bytes) }
    return writer.bytes
  }

  /// Why a header cannot be read.
  enum Fault: Error {
    case malformed
    case newer
  }

  /// Whether every change since the vault was made, or since it was marked so, is in the trail.
  var keepsTrail: Bool { minWriter >= Self.trailWriter }

  init(
    minWriter: UInt16 = Header.thisWriter, vaultID: [UInt8], rootEpoch: UInt32, created: Int64,
    slots: [KeySlot]
  ) {
    self.minWriter = minWriter
    self.vaultID = vaultID
    self.rootEpoch = rootEpoch
    self.created = created
    self.slots = slots
  }

  /// Parses a header; `writing` asks for its min_writer as well.
  init(parsing bytes: [UInt8], writing: Bool = false) throws(Fault) {
    do {
      try self.init(reading: bytes, writing: writing)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw .malformed
    }
  }

  private init(reading bytes: [UInt8], writing: Bool) throws {
    var reader = ByteReader(bytes)
    guard try reader.take(8) == Self.magic else { throw Fault.malformed }
    let format = try reader.integer(UInt16.self)
    let flags = try reader.integer(UInt16.self)
    let suite = try reader.integer(UInt16.self)
    let minReader = try reader.integer(UInt16.self)
    minWriter = try reader.integer(UInt16.self)
    guard format == Self.format, flags == 0, suite == Self.suite, minReader <= Self.thisReader,
      !writing || minWriter <= Self.thisWriter
    else { throw Fault.newer }
    vaultID = try reader.take(16)
    rootEpoch = try reader.integer(UInt32.self)
    created = try reader.integer(Int64.self)
    let count = Int(try reader.integer(UInt16.self))
    guard (1...Self.slotLimit).contains(count) else { throw Fault.malformed }
    slots = []
    for _ in 0..<count { slots.append(try KeySlot(from: &reader)) }
    guard reader.isAtEnd else { throw Fault.malformed }
  }

  /// The code over a header, under the root key's header key.
  static func code(for header: [UInt8], rootKey: borrowing RootKey) throws -> [UInt8] {
    let key = try rootKey.derive(.headerCode)
    var code = try MessageAuthentication(key: key.bytes)
    try code.update(ByteWriter(label: "authpipe/v1/header").bytes)
    try code.update(header)
    return try code.finish()
  }
}
