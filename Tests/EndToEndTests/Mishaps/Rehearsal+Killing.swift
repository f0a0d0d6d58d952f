extension Rehearsal {
  /// Plays the act again and again, each time killed as it begins another call that writes.
  func kill(atMost sample: Int) async throws -> Findings {
    var findings = Findings()
    for (place, _) in Sample.of(trace.places(in: home.path), sample) {
      let killed = try await play(with: place.words("signal=KILL"))
      // The threads of a program that talks to the network do not always make as many calls.
      if killed.exit != 137 { findings.missed += 1 }
      findings.add(try await state(after: act.claim(of: killed)), after: "\(place)")
    }
    return findings
  }
}
