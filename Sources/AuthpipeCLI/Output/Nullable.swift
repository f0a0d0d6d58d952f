/// A value that is written as `null` where there is none, so that an answer's keys are always
/// the same.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  // The compiler takes the synthesized one for no wrapper's initializer.
  // swift-format-ignore: UseSynthesizedInitializer
  init(wrappedValue: Value?) {
    self.wrappedValue = wrappedValue
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}
