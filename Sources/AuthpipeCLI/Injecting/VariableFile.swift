internal import AuthpipeKit
internal import BigCommerce

/// Files of variables, as projects keep in `.env`: what may stand in a repository, since it has
/// references where secrets would be. Nothing in them is expanded or run.
struct VariableFile {
  typealias Variable = (name: String, value: Template, place: TextPlace)

  private(set) var variables: [Variable] = []

  private var places: [String: Int] = [:]

  /// Adds what the file called `file` holds.
  mutating func add(_ bytes: [UInt8], of file: String) throws {
    guard !bytes.contains(0) else { throw InjectFault.binary(file: file) }
    try bytes.withBytes { bytes in
      var text = DotenvText(bytes)
      do {
        while let variable = try text.next() { try add(variable, of: file) }
      } catch DotenvText.Fault.notAVariable(let line) {
        throw InjectFault.notAVariable(TextPlace(line: line, file: file))
      } catch DotenvText.Fault.openQuote(let line) {
        throw InjectFault.openQuote(TextPlace(line: line, file: file))
      }
    }
  }

  /// The references, and where each stands first.
  var references: [FieldReference: TextPlace] {
    variables.reduce(into: [:]) { $0.merge($1.value.references) { first, _ in first } }
  }

  private mutating func add(_ variable: DotenvText.Variable, of file: String) throws {
    let name = String(decoding: variable.name, as: UTF8.self)
    let place = TextPlace(line: variable.line, file: file)
    guard !SteeringNames.hold(name) else { throw InjectFault.steering(name: name, place) }
    var bytes: [UInt8] = []
    DotenvText.unescape(variable.value, variable.quote) { bytes.append($0) }
    let value = try Template(bytes, from: place)
    if SteeringNames.choosesPlace(name), !value.isOneReference, !value.bytes.isEmpty {
      throw InjectFault.steering(name: name, place)
    }
    // The last one counts, as it does for a shell.
    if let index = places[name] {
      variables[index] = (name, value, place)
    } else {
      places[name] = variables.count
      variables.append((name, value, place))
    }
  }
}
