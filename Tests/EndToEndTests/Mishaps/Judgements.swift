/// What a script sees of a state of the home, and how the next command ends in it.
struct Judgement: Sendable {
  let seen: Outcome
  let next: Outcome
}

/// The judgements of the states that one act's mishaps have left.
actor Judgements {
  private var known: [Snapshot: Judgement] = [:]

  func of(_ state: Snapshot) -> Judgement? { known[state] }

  func add(_ judgement: Judgement, of state: Snapshot) { known[state] = judgement }
}
