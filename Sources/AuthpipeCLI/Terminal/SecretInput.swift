internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// Where a command's secrets come from: a file, standard input, or a question without echo.
struct SecretInput {
  /// More than any credentials file holds.
  static let fileLimit = 65_535

  let context: Context

  /// Reads `source`, a path or `-`, whole.
  func read(_ source: String) throws -> SecretBytes {
    var file: SourceFile?
    return try read(source, noting: &file)
  }

  /// The same, noting which file it was; nil for what is none.
  func read(_ source: String, noting file: inout SourceFile?) throws -> SecretBytes {
    if source == "-" {
      guard isatty(STDIN_FILENO) == 0 else { throw CommandFault.secretOnTerminal }
      return try read(STDIN_FILENO, named: "standard input")
    }
    let descriptor = authpipe_open(source, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0)
    guard descriptor >= 0 else { throw CommandFault.cannotRead(path: source, code: errno) }
    defer { close(descriptor) }
    file = SourceFile(descriptor, path: source)
    return try read(descriptor, named: source)
  }

  private func read(_ descriptor: Int32, named name: String) throws -> SecretBytes {
    do {
      return try DescriptorInput.readToEnd(descriptor, limit: Self.fileLimit)
    } catch DescriptorInput.Fault.failed(let code) {
      throw CommandFault.unreadable(name, code: code)
    } catch DescriptorInput.Fault.tooLarge {
      throw CommandFault.inputTooLarge(limit: Self.fileLimit)
    }
  }

  /// The terminal to ask `what` on; fails at once where asking is not allowed or not possible.
  func terminal(for what: String) throws -> Terminal {
    guard context.mayPrompt else { throw CommandFault.inputNotAllowed(what: what) }
    guard let terminal = Terminal() else { throw CommandFault.noTerminal(what: what) }
    return terminal
  }

  /// One line of text, without its final newline, at most `SecretShape.longestSecret` bytes.
  func line(from source: String, what: String) throws -> SecretBytes {
    var secret = try read(source)
    secret.dropFinalNewline()
    return try Self.checked(secret, what: what)
  }

  /// `secret`, which is one line of text of the length that a record may have.
  static func checked(_ secret: consuming SecretBytes, what: String) throws -> SecretBytes {
    guard !secret.isEmpty else { throw CommandFault.emptyInput(what: what) }
    let isText = secret.withBytes { bytes in
      // Not by making a String, which would leave the secret in ordinary memory.
      (try? UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span)) != nil
        && !bytes.contains { $0 < 0x20 || $0 == 0x7f }
    }
    guard isText else { throw CommandFault.secretNotText }
    guard secret.count <= SecretShape.longestSecret else {
      throw CommandFault.inputTooLarge(limit: SecretShape.longestSecret)
    }
    return secret
  }
}

extension SecretBytes {
  /// Drops one final LF or CRLF, as an editor or `echo` leaves it.
  mutating func dropFinalNewline() {
    let drop = withBytes { bytes in
      guard bytes.last == 0x0a else { return 0 }
      return bytes.dropLast().last == 0x0d ? 2 : 1
    }
    truncate(to: count - drop)
  }
}
