internal import AuthpipeKit

/// The file that holds a vault's key string.
package enum KeyFile {
  /// Makes a key file with a new random key unless there is one, 0600, and says whether it did.
  ///
  /// The loser of a race finds the winner's file and reads that.
  package static func createIfMissing(at path: String) throws -> Bool {
    try PrivateFile.makeDirectory(PrivateFile.directory(of: path))
    let key = try RandomBytes.makeSecret(RootKey.length)
    let text = try KeyString.encode(key)
    let note = Array(
      """
      # authpipe key file: whoever holds this line can open the vault.
      # Keep a copy somewhere safe; without it the vault cannot be read.

      """.utf8)
    var contents = try SecretBytes(capacity: note.count + text.count + 1)
    note.withUnsafeBytes { contents.append($0) }
    text.withBytes { contents.append($0) }
    contents.append(UInt8(ascii: "\n"))
    let temporary = try PrivateFile.temporaryName(beside: path)
    try contents.withBytes { try PrivateFile.write($0, to: temporary) }
    return try PrivateFile.publish(temporary, as: path)
  }
}
