internal import AuthpipeKit
internal import FoundationEssentials
internal import HTTPTypes

/// The request for a token, and what is read of its answer.
enum TokenRequest {
  /// Times in seconds: BigCommerce takes no milliseconds, and a time that is none is no time.
  static let times: ClosedRange<Int64> = 1...100_000_000_000

  private struct Body: Encodable {
    let channels: [Int]
    let end: Int64
    let origins: [String]?
    let scopes: [String]?

    // Always `channel_ids`: with `channel_id` beside it the outcome is undefined (specification).
    enum CodingKeys: String, CodingKey {
      case channels = "channel_ids"
      case end = "expires_at"
      case origins = "allowed_cors_origins"
      case scopes
    }
  }

  /// The body that asks for a token of `recipe` which ends at `end`; never one without an end.
  static func body(of recipe: TokenRecipe, until end: Int64) -> SharedSecret? {
    guard times.contains(end) else { return nil }
    let body = Body(
      channels: recipe.channels, end: end,
      origins: recipe.origins.isEmpty ? nil : recipe.origins,
      scopes: recipe.scopes.isEmpty ? nil : recipe.scopes)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(body) else { return nil }
    return try? Array(data).withBytes { SharedSecret(try SecretBytes(copying: $0)) }
  }

  /// The token in an answer, taken from where it lies: `{"data":{"token":"…"}}`.
  static func token(in answer: HTTPAnswer) -> SharedSecret? {
    answer.body.withBytes { try? token(in: $0) }
  }

  private static func token(in bytes: UnsafeRawBufferPointer) throws -> SharedSecret? {
    var json = JSONText(bytes)
    var found: JSONText.Text?
    try json.object { name, value in
      guard name.elementsEqual("data".utf8), try value.peek() == UInt8(ascii: "{") else {
        return try value.skip()
      }
      try value.object { name, value in
        guard name.elementsEqual("token".utf8) else { return try value.skip() }
        found = try value.string()
      }
    }
    try json.end()
    guard let found else { return nil }
    let token = UnsafeRawBufferPointer(rebasing: found)
    // A JWT has no character that is escaped.
    guard SecretShape.fault(inToken: token) == nil, !token.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    return SharedSecret(try SecretBytes(copying: token))
  }

  /// What a refusal says of the parts of the request, as `channel_ids: …`.
  static func parts(in answer: HTTPAnswer, told token: SharedSecret) -> [String] {
    guard case .json(let body) = AnswerBody(of: answer), case .object(let errors)? = body["errors"]
    else { return [] }
    let text = ServerText(token: token)
    return errors.sorted { $0.key < $1.key }.prefix(5).compactMap { name, said in
      text.kept(said.string.map { "\(name): \($0)" } ?? name)
    }
  }
}
