internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// Files and folders that are made for nobody but their owner.
package enum PrivateFile {
  /// Makes `directory` and what is missing above it, 0700.
  package static func makeDirectory(_ directory: String) throws(VaultError) {
    var status = stat()
    if stat(directory, &status) == 0 { return }
    let parent = self.directory(of: directory)
    if parent != directory { try makeDirectory(parent) }
    if mkdir(directory, 0o700) != 0, errno != EEXIST {
      throw .cannotCreate(path: directory, code: errno)
    }
    syncDirectory(of: directory)
  }

  /// The folder that `path` lies in.
  package static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A name beside `path` that nobody else uses.
  package static func temporaryName(beside path: String) throws -> String {
    "\(path).\(try RandomBytes.make(8).hexadecimal).new"
  }

  /// Makes an empty file 0600 that was not there before.
  static func makeEmpty(_ path: String) throws(VaultError) {
    let descriptor = authpipe_open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
    close(descriptor)
  }

  /// Writes `bytes` to a new file 0600 and makes sure they are on the disk.
  static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(VaultError) {
    let descriptor = authpipe_open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
    defer { close(descriptor) }
    do throws(VaultError) {
      try writeAll(bytes, to: descriptor, path)
      guard fsync(descriptor) == 0 else { throw failure(at: path) }
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
  ) throws(VaultError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure(at: path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Copies what the open file `source` holds to a new file 0600 and makes sure it is on the disk.
  static func copy(_ source: Int32, to path: String) throws(VaultError) {
    let descriptor = authpipe_open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
    defer { close(descriptor) }
    do throws(VaultError) {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var offset: off_t = 0
      while true {
        let count = pread(source, &buffer, buffer.count, offset)
        guard count >= 0 else { throw .inputOutput(code: errno) }
        if count == 0 { break }
        try buffer.withBytes { (bytes) throws(VaultError) in
          try writeAll(UnsafeRawBufferPointer(rebasing: bytes[..<count]), to: descriptor, path)
        }
        offset += count
      }
      guard fsync(descriptor) == 0 else { throw failure(at: path) }
    } catch {
      unlink(path)
      throw error
    }
    syncDirectory(of: path)
  }

  /// Makes sure that what was written to the file at `path` is on the disk.
  static func sync(_ path: String) throws(VaultError) {
    let descriptor = authpipe_open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw failure(at: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(at: path) }
  }

  private static func failure(at path: String) -> VaultError {
    errno == ENOSPC || errno == EDQUOT || errno == EFBIG
      ? .diskFull : .cannotCreate(path: path, code: errno)
  }

  /// Gives the finished file `temporary` its name unless somebody was faster.
  ///
  /// Returns whether it did. The temporary name is gone either way.
  package static func publish(_ temporary: String, as path: String) throws(VaultError) -> Bool {
    if authpipe_rename_noreplace(temporary, path) == 0 {
      syncDirectory(of: path)
      return true
    }
    let code = errno
    unlink(temporary)
    guard code == EEXIST else { throw .cannotCreate(path: path, code: code) }
    return false
  }

  /// Makes sure that a new name outlives a power cut.
  package static func syncDirectory(of path: String) {
    let descriptor = authpipe_open(directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// `path` with every link in its folder resolved, and its own name as it is: SQLite's
  /// NOFOLLOW refuses a link anywhere in the path, and the last one is the one that matters.
  static func resolvingDirectory(of path: String) -> String? {
    guard let resolved = realpath(directory(of: path), nil) else { return nil }
    defer { free(resolved) }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    let folder = String(cString: resolved)
    return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }
}
