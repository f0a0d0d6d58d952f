internal import FoundationEssentials

/// Base64 in its two alphabets (RFC 4648), of which only the one spelling of some bytes is taken.
enum Base64Text {
  /// `bytes` in the ordinary alphabet, padded.
  static func padded(_ bytes: [UInt8]) -> [UInt8] {
    Array(Data(bytes).base64EncodedData())
  }

  /// `bytes` in the alphabet for addresses, without padding.
  static func forAddresses(_ bytes: [UInt8]) -> [UInt8] {
    padded(bytes).prefix { $0 != UInt8(ascii: "=") }.map { byte in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// The bytes that `text` is the one spelling of, in the alphabet for addresses; nil for any
  /// other text: padded, with blanks, cut off, or with bits at its end that say nothing.
  static func bytes(ofAddressText text: some Collection<UInt8>) -> [UInt8]? {
    var ordinary = text.map { byte in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    ordinary += [UInt8](repeating: UInt8(ascii: "="), count: (4 - ordinary.count % 4) % 4)
    guard let data = Data(base64Encoded: Data(ordinary)) else { return nil }
    let bytes = Array(data)
    return forAddresses(bytes).elementsEqual(text) ? bytes : nil
  }
}
