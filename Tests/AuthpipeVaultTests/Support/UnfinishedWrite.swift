@testable import AuthpipeVault

/// What a process that died while it wrote to a vault leaves: the file, and the journal beside it.
struct UnfinishedWrite {
  let vault: [UInt8]
  let journal: [UInt8]

  /// Begins to write to `sample`, keeps what would be left, and undoes it.
  init(of sample: SampleVault) throws {
    let writer = try sample.open(.writing)
    try writer.database.execute(
      "BEGIN IMMEDIATE; DELETE FROM verdict; DELETE FROM record; UPDATE vault SET generation = 99")
    try writer.database.flush()
    (vault, journal) = try (contents(of: sample.path), contents(of: "\(sample.path)-journal"))
    try writer.database.execute("ROLLBACK")
  }
}
