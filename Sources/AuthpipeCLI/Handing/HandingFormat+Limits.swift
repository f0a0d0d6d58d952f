internal import AuthpipeKit

extension HandingFormat {
  /// What a value holds that a format has no way to write down.
  enum Reason {
    case lineBreak
    case controlCharacter
    /// What its readers would put another value in the place of.
    case expansion
    /// Quotes around all of it, which some of its readers take away.
    case quotes
    /// Spaces at its beginning or end, which its reader takes away.
    case blanks
    /// A combination for which its readers have no common way.
    case mixture
  }

  /// What keeps `secret` from being written, or nil.
  func fault(in secret: borrowing SecretBytes) -> Reason? {
    secret.withBytes { bytes in
      // No variable, line or header can hold it.
      if self != .json, self != .kubernetes, bytes.contains(0) { return .controlCharacter }
      switch self {
      case .json, .sh, .fish, .github, .kubernetes: return nil
      // An escape for it, where there is one, is not read by all; a lone CR is read as a line's end.
      case .dotenv: return DotenvValue.fault(in: bytes)
      case .docker: return Self.lineFault(in: bytes) ?? Self.dockerFault(in: bytes)
      case .gitlab: return Self.lineFault(in: bytes) ?? Self.gitlabFault(in: bytes)
      case .header, .curlConfig: return Self.lineFault(in: bytes)
      case .systemd:
        // systemd drops a variable with a control character other than these.
        return bytes.contains { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0a) || $0 == 0x7f }
          ? .controlCharacter : nil
      }
    }
  }

  private static func lineFault(in bytes: UnsafeRawBufferPointer) -> Reason? {
    bytes.contains { $0 == 0x0a || $0 == 0x0d } ? .lineBreak : nil
  }

  /// Docker's newer readers take away quotes that stand around a value, its older ones do not.
  private static func dockerFault(in bytes: UnsafeRawBufferPointer) -> Reason? {
    guard bytes.count > 1, let first = bytes.first, first == bytes.last else { return nil }
    return first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? .quotes : nil
  }

  /// GitLab strips what it reads, and expands variables of both worlds in it.
  private static func gitlabFault(in bytes: UnsafeRawBufferPointer) -> Reason? {
    if bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%") }) {
      return .expansion
    }
    let isBlank = { (byte: UInt8?) in byte.map { $0 <= 0x20 } ?? false }
    return isBlank(bytes.first) || isBlank(bytes.last) ? .blanks : nil
  }
}
