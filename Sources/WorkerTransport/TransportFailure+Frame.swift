internal import AuthpipeKit

extension FrameWriter {
  mutating func add(_ failure: TransportFailure) {
    let (kind, detail): (UInt8, Int) =
      switch failure {
      case .nameNotResolved: (1, 0)
      case .notConnected: (2, 0)
      case .connectionRefused: (3, 0)
      case .connectionLost: (4, 0)
      case .tls: (5, 0)
      case .timedOut: (6, 0)
      case .tooLarge(let limit): (7, limit)
      case .unsendableHeader: (8, 0)
      case .cancelled: (9, 0)
      case .cutShort: (10, 0)
      case .notStarted(let code): (11, Int(code))
      case .other(let code): (12, code)
      }
    add(kind)
    add(Int64(detail))
  }
}

extension FrameReader {
  mutating func failure() -> TransportFailure? {
    guard let kind = number(UInt8.self), let detail = number(Int64.self) else { return nil }
    return switch kind {
    case 1: .nameNotResolved
    case 2: .notConnected
    case 3: .connectionRefused
    case 4: .connectionLost
    case 5: .tls
    case 6: .timedOut
    case 7: .tooLarge(limit: Int(detail))
    case 8: .unsendableHeader
    case 9: .cancelled
    case 10: .cutShort
    case 11: .notStarted(code: Int32(truncatingIfNeeded: detail))
    case 12: .other(code: Int(detail))
    default: nil
    }
  }
}
