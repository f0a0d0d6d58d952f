/// A place where something can go wrong in a command: a call that writes.
struct Place: Hashable, CustomStringConvertible {
  let call: String
  /// The file that it is about, by a name that is the same each time; nil where there is none.
  let file: String?
  /// Its number among the calls of that name on that file, as strace counts them: for each thread.
  let number: Int

  var description: String { "\(call) \(number)" + (file.map { " on \($0)" } ?? "") }

  /// What to put before a command so that `happening` happens here; with `+` from here on. A worker
  /// that the command starts is let go of: it writes nothing, and its end is another matter.
  func words(_ happening: String, from start: String = "") -> String {
    let narrowed = file.map { "-P '\($0)'" } ?? ""
    return """
      strace -f -b execve -qq -o /dev/null -e trace=\(call) \(narrowed) \
        -e inject=\(call):\(happening):when=\(number)\(start)
      """
  }
}

extension Trace {
  /// The places of the trace in order, each with its calls: threads share the numbers.
  func places(in folder: String) -> [(place: Place, calls: [TracedCall])] {
    var counts: [String: Int] = [:]
    var order: [Place] = []
    var calls: [Place: [TracedCall]] = [:]
    for call in self.calls where SystemCall.writing.contains(String(call.name)) {
      let file = call.steadyFile(in: folder)
      let key = "\(call.thread) \(call.name)"
      counts[key, default: 0] += 1
      if let file { counts["\(key) \(file)", default: 0] += 1 }
      let number = counts[file.map { "\(key) \($0)" } ?? key]!
      let place = Place(call: String(call.name), file: file, number: number)
      if calls[place] == nil { order.append(place) }
      calls[place, default: []].append(call)
    }
    // What is opened to be read only is no place where a write could be cut off.
    return order.map { ($0, calls[$0]!) }.filter { $0.calls.contains { !$0.onlyReads } }
  }
}

extension TracedCall {
  /// Whether it opens what is there already, and leaves it as it is.
  var onlyReads: Bool {
    guard name.hasPrefix("open") else { return false }
    let flags = name == "open" ? 1 : 2
    return !has("O_CREAT", in: flags) && !has("O_TRUNC", in: flags)
  }

  /// Whether it writes to standard output or standard error.
  var isToTheUser: Bool { name == "write" && [1, 2].contains(descriptor(0)) }

  /// The files in `folder` that it is about.
  func files(in folder: String) -> [String] {
    (0..<count).compactMap { index in
      if SystemCall.naming.contains(String(name)), let path = path(index, in: folder) {
        return path
      }
      return descriptor(index) == nil ? nil : file(index)
    }
    .filter { $0 == folder || $0.hasPrefix("\(folder)/") }
  }

  /// A file in `folder` that it is about and whose name holds nothing random.
  fileprivate func steadyFile(in folder: String) -> String? {
    files(in: folder).first { !$0.dropFirst(folder.count).contains(#/[0-9a-f]{16}/#) }
  }
}
