import Foundation
import PublishedVectors

/// The part of `vault-known-answers.json` that has to do with the header and its slots.
struct KnownSlots: Decodable {
  struct KeySlotAnswer: Decodable {
    var secret: HexBytes
    var keyString: String
  }

  var vrk: HexBytes
  var header: HexBytes
  var slotKey: KeySlotAnswer

  static func read() throws -> KnownSlots {
    let file = URL(filePath: #filePath)
      .appending(path: "../../Fixtures/vault-known-answers.json").standardized
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(KnownSlots.self, from: Data(contentsOf: file))
  }
}
