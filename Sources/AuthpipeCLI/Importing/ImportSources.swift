internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce
internal import Glibc

/// The files that an import is from, opened one at a time, and read into secure memory by pieces.
final class ImportSources {
  static let longestFile = 64 << 20
  /// What is looked through at a time.
  private static let window = 1 << 15

  /// Where one credential lies.
  struct Place: Hashable, Sendable {
    let source: Int
    let piece: JSONPieces.Piece
    /// Its number in a file with several; nil where it is all of a file.
    let number: Int?
  }

  /// What is found in a file.
  enum Found {
    case credential(Place)
    /// Something that is none, beside others that may be.
    case fault(ImportFault)
  }

  private(set) var files: [SourceFile] = []
  private var open: (source: Int, descriptor: Int32)?

  deinit { closeOpen() }

  /// Opens the file at `path` and lends the place of each credential in it, and each fault, to
  /// `body`.
  func look(into path: String, _ body: (Found) throws -> Void) throws {
    let (descriptor, file) = try SourceFile.open(path)
    closeOpen()
    let source = files.count
    files.append(file)
    open = (source, descriptor)
    guard file.size <= Self.longestFile else {
      throw ImportFault.fileTooLarge(limit: Self.longestFile)
    }
    let head = try bytes(descriptor, at: 0, count: min(file.size, Self.window))
    guard head.withBytes(JSONPieces.begins) else {
      return try body(
        .credential(
          Place(
            source: source, piece: JSONPieces.Piece(offset: 0, length: file.size), number: nil)))
    }
    try lookIntoJSON(descriptor, size: file.size, source: source, body)
  }

  private func lookIntoJSON(
    _ descriptor: Int32, size: Int, source: Int, _ body: (Found) throws -> Void
  ) throws {
    var pieces = JSONPieces()
    var number = 0
    var position = 0
    var last: JSONPieces.Piece?
    var isSound = true
    while position < size {
      let part = try bytes(descriptor, at: position, count: min(size - position, Self.window))
      position += part.count
      try part.withBytes { bytes in
        try pieces.read(bytes) { found in
          switch found {
          case .piece(let piece):
            // Whether it is the only one is known once another comes.
            if let last {
              try body(.credential(Place(source: source, piece: last, number: number)))
            }
            number += 1
            last = piece
          case .fault(let fault):
            isSound = false
            try body(.fault(ImportFault(fault)))
          }
        }
      }
    }
    let end = pieces.finish()
    if let last {
      let isOnly = number == 1 && !pieces.isArray && isSound && end == nil
      try body(
        .credential(Place(source: source, piece: last, number: isOnly ? nil : number)))
    }
    if let end { try body(.fault(ImportFault(end))) }
  }

  /// Reads the credential at `place`, which must be as it was when it was found.
  func read(_ place: Place, allowing sandbox: APIEndpoint?) throws -> CredentialsFile {
    guard place.piece.length <= CredentialsFile.longest else {
      throw CredentialsFile.Fault.tooLong(limit: CredentialsFile.longest)
    }
    let text = try bytes(
      descriptor(of: place.source), at: place.piece.offset, count: place.piece.length)
    return try CredentialsFile(parsing: text, allowing: sandbox)
  }

  private func descriptor(of source: Int) throws -> Int32 {
    if let open, open.source == source { return open.descriptor }
    closeOpen()
    let (descriptor, file) = try SourceFile.open(files[source].path)
    open = (source, descriptor)
    guard file.isUnchanged(from: files[source]) else { throw ImportFault.changed }
    return descriptor
  }

  private func closeOpen() {
    if let open { close(open.descriptor) }
    open = nil
  }

  private func bytes(_ descriptor: Int32, at offset: Int, count: Int) throws -> SecretBytes {
    var bytes = try SecretBytes(capacity: count)
    while bytes.count < count {
      let place = offset + bytes.count
      let read = try bytes.appendReading { (room) throws(DescriptorInput.Fault) -> Int in
        while true {
          let read = pread(descriptor, room.baseAddress, min(room.count, count), place)
          if read >= 0 { return read }
          guard errno == EINTR else { throw .failed(code: errno) }
        }
      }
      // It became shorter.
      guard read > 0 else { throw ImportFault.changed }
    }
    return bytes
  }
}

extension ImportFault {
  fileprivate init(_ fault: JSONPieces.Fault) {
    self = fault.isInArray ? .malformed(line: fault.line) : .noObject(line: fault.line)
  }
}
