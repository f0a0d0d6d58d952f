import Foundation
import Testing

extension ManualPage {
  /// The lines shown under a subheading, block by block, as somebody would type them.
  func recipes(_ heading: String) throws -> [String] {
    let parts = text.components(separatedBy: "\n.SS \(heading)\n")
    try #require(parts.count == 2, "\(self) has one recipe for \(heading)")
    let section = parts[1].components(separatedBy: "\n.S").first ?? ""
    return section.components(separatedBy: "\n.EX\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n.EE").first }
  }
}
