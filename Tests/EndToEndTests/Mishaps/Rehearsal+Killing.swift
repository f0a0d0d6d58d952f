extension Rehearsal {
  /// Plays the act again and again, each time killed as it begins another call that writes. With
  /// `meetingBoth` it goes on until the old and the new state were met, as far as there are places:
  /// the threads of a program that talks to the network do not always make as many calls before
  /// they write, and a sample may fall on one side.
  func kill(atMost sample: Int, meetingBoth: Bool = false) async throws -> Findings {
    var findings = Findings()
    let places = trace.places(in: home.path).map(\.0)
    for place in Sample.of(places, sample) { try await kill(at: place, &findings) }
    guard meetingBoth else { return findings }
    for place in places.reversed() where findings.new == 0 { try await kill(at: place, &findings) }
    for place in places where findings.old == 0 { try await kill(at: place, &findings) }
    return findings
  }

  /// A call is found by its number in its thread, and which thread does what is not the same each
  /// time: a place that a command did not come to is tried again.
  private func kill(at place: Place, _ findings: inout Findings) async throws {
    findings.places += 1
    for _ in 1...3 {
      let killed = try await play(with: place.words("signal=KILL"))
      findings.add(try await state(after: act.claim(of: killed)), after: "\(place)")
      if killed.exit == 137 { return }
    }
    findings.missed += 1
  }
}
