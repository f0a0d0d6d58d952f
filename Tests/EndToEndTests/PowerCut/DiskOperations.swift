/// A system call that touched a file and that the replay does not know.
struct UnknownOperation: Error, CustomStringConvertible {
  let call: TracedCall
  var description: String { "cannot replay \(call)" }
}

/// Reads a trace as the changes that it asked of what lies below a folder.
struct DiskOperations {
  private let folder: String
  /// How far each descriptor has been written that was opened to be written only.
  private var positions: [Int: (file: String, offset: Int)] = [:]
  private(set) var all: [DiskOperation] = []

  init(of trace: Trace, in folder: String) throws {
    self.folder = folder
    for call in trace.calls where call.succeeded && !call.files(in: folder).isEmpty {
      try add(call)
    }
  }

  private mutating func add(_ call: TracedCall) throws {
    func path(_ index: Int) throws -> String {
      guard let path = call.path(index, in: folder) else { throw UnknownOperation(call: call) }
      return path
    }
    func integer(_ index: Int) throws -> Int {
      guard let number = call.integer(index) else { throw UnknownOperation(call: call) }
      return number
    }
    switch call.name {
    case "open": open(call, flags: 1)
    case "openat": open(call, flags: 2)
    case "lseek": seek(call)
    case "write": try write(call)
    case "pwrite64":
      guard let file = call.file(0) else { return }
      try write(call, to: file, at: integer(3))
    case "ftruncate": try call.file(0).map { all.append(.resize($0, to: try integer(1))) }
    case "truncate": all.append(.resize(try path(0), to: try integer(1)))
    case "fsync", "fdatasync": call.file(0).map { all.append(.sync($0)) }
    case "mkdir": all.append(.makeFolder(try path(0)))
    case "mkdirat": all.append(.makeFolder(try path(1)))
    case "rename": all.append(.rename(try path(0), to: try path(1)))
    case "renameat2" where call.has("RENAME_EXCHANGE", in: 4):
      all.append(.exchange(try path(1), with: try path(3)))
    case "renameat", "renameat2": all.append(.rename(try path(1), to: try path(3)))
    case "unlink", "rmdir": all.append(.remove(try path(0)))
    case "unlinkat": all.append(.remove(try path(1)))
    // Modes and owners are not replayed: all that authpipe makes is private from the start.
    case "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "utimensat": break
    // A lock is no change, and what is mapped to be read is not either.
    case "mmap" where !call.has("PROT_WRITE", in: 2) || !call.has("MAP_SHARED", in: 3): break
    default: throw UnknownOperation(call: call)
    }
  }

  private mutating func open(_ call: TracedCall, flags: Int) {
    guard let file = call.openedFile, let descriptor = call.result else { return }
    if call.has("O_CREAT", in: flags) { all.append(.makeFile(file)) }
    if call.has("O_TRUNC", in: flags) { all.append(.resize(file, to: 0)) }
    // One that is also read, or only appended to, has a position that is not known here.
    let isPlain = call.has("O_WRONLY", in: flags) && !call.has("O_APPEND", in: flags)
    positions[descriptor] = isPlain ? (file, 0) : nil
  }

  private mutating func seek(_ call: TracedCall) {
    guard let descriptor = call.descriptor(0), let offset = call.result else { return }
    positions[descriptor]?.offset = offset
  }

  private mutating func write(_ call: TracedCall) throws {
    guard let file = call.file(0) else { return }
    guard let descriptor = call.descriptor(0), let position = positions[descriptor],
      position.file == file
    else { throw UnknownOperation(call: call) }
    try write(call, to: file, at: position.offset)
    positions[descriptor]!.offset += call.result ?? 0
  }

  private mutating func write(_ call: TracedCall, to file: String, at offset: Int) throws {
    guard let bytes = call.bytes(1), let count = call.result else {
      throw UnknownOperation(call: call)
    }
    all.append(.write(file, offset: offset, bytes: Array(bytes.prefix(count))))
  }
}
