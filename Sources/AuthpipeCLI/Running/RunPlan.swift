internal import AuthpipeKit
internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// What a program is to be handed, read and found to make sense.
struct RunPlan {
  /// How a secret that is no variable comes to a program.
  struct Descriptor {
    let names: NamedValues
    /// Whether the variable beside it holds a path, and not a number.
    let isPath: Bool
  }

  let connections: [(reference: ConnectionReference, prefix: String)]
  let variables: NamedValues
  /// Whether a field that a connection lacks is an error.
  let insists: Bool
  let descriptors: [Descriptor]
  /// The names of all fields, whether they are handed over or not.
  private let allNames: [String]

  init(_ options: RunOptions, connections: [String]) throws {
    let preset = try options.preset.map(Preset.init(parsing:))
    if preset == .stencil { throw HandingFault.presetNeedsJSON }
    let usual = try Self.checked(prefix: options.prefix ?? "")
    self.connections = try connections.map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        try ConnectionLookup.parse(String(parts[0])),
        parts.count == 1 ? usual : try Self.checked(prefix: String(parts[1]))
      )
    }
    let files = try (options.fd.map { ($0, false) } + options.file.map { ($0, true) })
      .map { (field: try CredentialOutput.check($0.0), isPath: $0.1) }
    descriptors = try files.map {
      Descriptor(names: try NamedValues(preset: preset, only: [$0.field]), isPath: $0.isPath)
    }
    let only = try options.only
      .flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { try CredentialOutput.check(String($0)) }
    insists = !only.isEmpty
    variables = try NamedValues(preset: preset, only: only.isEmpty ? nil : only)
      .without(files.map(\.field))
    allNames = (preset?.names ?? Preset.standard).map(\.name)
  }

  /// Every name that a field of these connections may have in the environment. What stands there of
  /// another connection, from a program around this one, would be taken for one of these.
  var managedNames: [String] {
    connections.flatMap { connection in
      allNames.flatMap { name in ["", "_FILE", "_FD"].map { connection.prefix + name + $0 } }
    }
  }

  private static func checked(prefix: String) throws -> String {
    let isName = prefix.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
      default: false
      }
    }
    guard isName else { throw RunFault.prefixMalformed }
    return prefix
  }

  /// The fields that are handed out, each once.
  var fields: [String] {
    (variables.fields + descriptors.flatMap(\.names.fields)).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// Reads what a connection is to hand over into `hand`.
  func read(
    _ connection: StoredConnection, prefix: String, from vault: Vault, into hand: inout ProgramHand,
    in context: Context
  ) throws {
    if !variables.names.isEmpty {
      let values = try variables.read(
        of: connection, from: vault, prefix: prefix, insisting: insists, in: context)
      for value in values {
        try hand.add(value)
        try hand.hide(value.value.bytes, value.field, of: connection.reference)
      }
    }
    for descriptor in descriptors {
      let values = try descriptor.names.read(
        of: connection, from: vault, prefix: prefix, insisting: true, in: context)
      for value in values {
        try hand.add(value, inFile: descriptor.isPath)
        try hand.hide(value.value.bytes, value.field, of: connection.reference)
      }
    }
  }
}
