extension Rehearsal {
  /// Cuts the power at one moment of the act after another, and judges what the disk may hold then.
  ///
  /// Every fourth cut comes after the end, when what the command claimed must last.
  func cutPower(
    states: Int, using chance: inout some RandomNumberGenerator
  ) async throws -> Findings {
    let operations = try DiskOperations(of: trace, in: home.path).all
    var moments = [try Disk(before, at: home.path)]
    for operation in operations {
      var next = moments[moments.count - 1]
      try next.apply(operation)
      moments.append(next)
    }
    var findings = Findings()
    var seen: Set<String> = []
    // Few moments have so many states that each try is another.
    for attempt in 0..<states * 4 where findings.tried < states {
      let isOver = attempt % 4 == 0
      let moment = isOver ? operations.count : Int.random(in: 0..<moments.count, using: &chance)
      let snapshot = moments[moment].afterPowerCut(using: &chance)
      guard seen.insert("\(isOver) \(snapshot.hashValue)").inserted else {
        findings.repeated += 1
        continue
      }
      try snapshot.restore(to: home.path)
      findings.add(
        try await state(after: isOver ? .done : .nothing),
        after: "state \(attempt), cut at \(moment) of \(operations.count)")
    }
    return findings
  }
}
