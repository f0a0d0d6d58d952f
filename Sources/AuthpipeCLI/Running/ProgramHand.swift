internal import AuthpipeKit
internal import CSystem
internal import Glibc

/// Everything that a program is handed: variables, and open files from descriptor 3 on.
struct ProgramHand {
  private static let firstFile: Int32 = 3

  var variables: ProgramVariables
  private var files: [Int32] = []
  /// What is not to come out of the program.
  private(set) var patterns: [MaskPattern] = []

  /// `names` are those that the program finds only if they are added.
  init(isClean: Bool, without names: [String]) {
    variables = ProgramVariables(isClean: isClean, without: names)
  }

  /// Hides a secret of `connection` wherever it comes out of the program.
  mutating func hide(
    _ value: borrowing SecretBytes, _ field: String, of connection: ConnectionReference
  )
    throws
  {
    guard HandedValue.isSecret(field) else { return }
    patterns += try MaskPattern.spellings(of: value, label: "\(connection):\(field)")
  }

  mutating func add(_ value: HandedValue) throws {
    try variables.add(value.name, value.value.bytes, of: value.field)
  }

  /// Adds a value as a file in memory, and a variable that says where it is: a path, as programs
  /// take it that know variables ending so, or a descriptor's number.
  mutating func add(_ value: HandedValue, inFile isPath: Bool) throws {
    let file = value.value.bytes.withBytes { authpipe_sealed_file($0.baseAddress, $0.count) }
    guard file >= 0 else { throw RunFault.noMemoryFile(code: errno) }
    let number = Self.firstFile + Int32(files.count)
    files.append(file)
    let place = try SecretBytes(text: isPath ? "/dev/fd/\(number)" : "\(number)")
    try variables.add(value.name + (isPath ? "_FILE" : "_FD"), place, of: value.field)
  }

  /// Adds the variables of files, with `values` in the place of references.
  mutating func add(_ file: VariableFile, _ values: [FieldReference: SharedSecret]) throws {
    for (reference, value) in values {
      try hide(value.bytes, reference.field, of: reference.connection)
    }
    for variable in file.variables {
      var text = try SecretText()
      try variable.value.forEachPart(values) { try text.append($0) }
      do {
        try variables.add(variable.name, text.copy(), of: variable.name)
      } catch RunFault.sameName {
        throw RunFault.otherValue(variable.name, variable.place)
      }
    }
  }

  /// Replaces this process by the program, which then finds everything else as we found it.
  func become(_ command: CommandLineTail) throws -> Never {
    throw RunFault.unstarted(program: command.program, code: start(command))
  }

  /// The same, returning the errno that kept the program from being started.
  func start(_ command: CommandLineTail) -> Int32 {
    ProcessStart.undo()
    return variables.lend { authpipe_become(command.words, $0, files, Int32(files.count)) }
  }
}
