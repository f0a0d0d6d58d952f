import AuthpipeKit
import PublishedVectors
import Testing

@testable import AuthpipeVault

/// The rows' half of the known answers: tenant, record, heads.
@Suite struct KnownRecordTests {
  private let answers: KnownAnswers

  init() throws { answers = try KnownAnswers.read() }

  @Test func `the tenant's key is wrapped as published`() throws {
    let rootKey = try answers.rootKey()
    let tenant = answers.tenant
    #expect(try rootKey.derive(.tenantWrap).bytes.revealed == tenant.wrapKey.bytes)
    let context = TenantKey.wrapContext(
      rootKey, tenantID: tenant.tenantId.bytes, epoch: tenant.epoch)
    #expect(context.hex == tenant.context.bytes.hex)
    let key = try TenantKey(unwrapping: answers.tenantRow, with: rootKey)
    let unwrapped = key.bytes.revealed
    #expect(unwrapped == tenant.trk.bytes)
    let message = try tenant.trk.bytes.withBytes {
      try Cobblestone.seal(
        $0, key: SecretBytes(tenant.wrapKey.bytes), context: context, salt: tenant.salt.bytes)
    }
    var blob = ByteWriter()
    blob.add(SealedBlob.version)
    blob.add(answers.rootEpoch)
    blob.add(message)
    #expect(blob.bytes == tenant.wrapped.bytes)
    #expect(tenant.wrapped.bytes.count == TenantRow.wrappedLength)
  }

  @Test func `the tenant is found under the published index`() throws {
    let rootKey = try answers.rootKey()
    #expect(try rootKey.derive(.nameIndex).bytes.revealed == answers.tenant.nameIndexKey.bytes)
    let index = try rootKey.nameIndex(ofTenant: answers.tenant.name)
    #expect(index == answers.tenant.nameIdx.bytes)
  }

  @Test func `the record is sealed as published`() throws {
    let record = answers.record
    let key = try answers.tenantKey()
    #expect(try key.recordKey().bytes.revealed == record.recordKey.bytes)
    #expect(RecordAddress.schema == record.schema)
    let inner = try Array(record.secret.utf8).withBytes {
      try InnerRecord.encode($0, as: .text).revealed
    }
    #expect(inner.hex == record.inner.bytes.hex)
    let message = try inner.withBytes {
      try Cobblestone.seal(
        $0, key: key.recordKey().bytes, context: address.context, salt: record.salt.bytes)
    }
    #expect(SealedBlob.overhead + inner.count == record.sealed.bytes.count)
    #expect(message == Array(record.sealed.bytes[5...]))
  }

  @Test func `the record opens at its published address`() throws {
    let record = answers.record
    let key = try answers.tenantKey()
    #expect(address.context.hex == record.context.bytes.hex)
    let inner = try SealedBlob.open(
      record.sealed.bytes, epoch: answers.tenant.epoch, key: key.recordKey().bytes,
      context: address.context)
    let secret = try InnerRecord.decode(inner, as: .text)?.revealed
    #expect(secret == Array(record.secret.utf8))
  }

  @Test func `the tenant's head is as published`() throws {
    let key = try answers.tenantKey()
    #expect(try key.headKey().bytes.revealed == answers.tenantHead.key.bytes)
    var head = try TenantHead(
      key: key.headKey().bytes, vaultID: answers.vaultId.bytes,
      tenantID: answers.tenant.tenantId.bytes, epoch: answers.tenant.epoch,
      generation: answers.tenantHead.generation, count: 1)
    try head.add(answers.recordRow)
    let code = try head.finish()
    #expect(code.hex == answers.tenantHead.mac.bytes.hex)
  }

  @Test func `the vault's head is as published`() throws {
    let rootKey = try answers.rootKey()
    #expect(try rootKey.derive(.vaultHead).bytes.revealed == answers.vaultHead.key.bytes)
    let code = try VaultHead.code(
      for: [answers.tenantRow], generation: answers.vaultHead.generation,
      vaultID: answers.vaultId.bytes, rootKey: rootKey)
    #expect(code.hex == answers.vaultHead.mac.bytes.hex)
  }

  private var address: RecordAddress {
    RecordAddress(
      vaultID: answers.vaultId.bytes, tenantID: answers.tenant.tenantId.bytes,
      tenantEpoch: answers.tenant.epoch, connectionID: answers.record.connectionId.bytes,
      recordID: answers.record.recordId.bytes, field: answers.record.field,
      version: answers.record.version)
  }
}
