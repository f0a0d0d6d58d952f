import Foundation

extension [UInt8] {
  /// Whether `sequence` occurs in these bytes.
  func contains(sequence: [UInt8]) -> Bool { Data(self).range(of: Data(sequence)) != nil }
}
