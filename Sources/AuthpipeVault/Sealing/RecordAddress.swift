/// Where a record belongs. Sealed with it, so that a record opens nowhere else.
struct RecordAddress {
  static let schema: UInt16 = 1

  var vaultID: [UInt8]
  var tenantID: [UInt8]
  var tenantEpoch: UInt32
  var connectionID: [UInt8]
  var recordID: [UInt8]
  var field: UInt16
  var version: UInt64

  /// The context C_record of the format.
  var context: [UInt8] {
    var writer = ByteWriter(label: "authpipe/v1/record")
    writer.add(vaultID)
    writer.add(tenantID)
    writer.add(tenantEpoch)
    writer.add(connectionID)
    writer.add(recordID)
    writer.add(field)
    writer.add(version)
    writer.add(Self.schema)
    return writer.bytes
  }
}
