/// A reader of bytes that anybody may have written, with what must hold of whatever it reads.
protocol FuzzTarget: SendableMetatype {
  /// Inputs to begin with, so that what is mutated is something that can be read.
  static func seeds() throws -> [[UInt8]]

  /// Reads `bytes`, and ends the process where a promise is broken; an error thrown is one, too.
  static func read(_ bytes: [UInt8]) throws
}
