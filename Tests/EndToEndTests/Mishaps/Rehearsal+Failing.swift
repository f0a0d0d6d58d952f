extension Rehearsal {
  /// Plays the act again and again, each time on a disk that fails another call that writes with
  /// `error`: once, or from then on.
  func fail(with error: String, atMost sample: Int) async throws -> Findings {
    var findings = Findings()
    for (index, (place, calls)) in Sample.of(failing, sample).enumerated() {
      // A full disk lets open what is there already, and what is told to the user needs no disk.
      let lasts = !place.call.hasPrefix("open") && place.call != "write"
      for isLasting in Sample.isTorture && lasts ? [false, true] : [lasts && index % 2 == 0] {
        let outcome = try await play(
          with: place.words("error=\(error)", from: isLasting ? "+" : ""))
        let speaks = !calls.contains { $0.isToTheUser }
        findings.add(
          try await state(after: outcome, speaking: speaks), after: "\(error) at \(place)")
      }
    }
    return findings
  }

  /// The places where a disk can fail: where the home is touched, or the user is told something.
  ///
  /// Left out is what is known by its number alone, where threads also make such calls for what is
  /// no file: one of those might come to the number first.
  private var failing: [(place: Place, calls: [TracedCall])] {
    let elsewhere = Set(trace.calls.filter { !isOnDisk($0) }.map(\.name))
    return trace.places(in: home.path).filter { place, calls in
      calls.allSatisfy { isOnDisk($0) && !$0.onlyReads }
        && (place.file != nil || !elsewhere.contains(Substring(place.call)))
    }
  }

  private func isOnDisk(_ call: TracedCall) -> Bool {
    call.isToTheUser || !call.files(in: home.path).isEmpty
  }

  /// Plays the act again and again, each time with a lower limit for the size of files, whose
  /// signal would kill a program that does not ignore it.
  func limitFiles(toKiB sizes: [Int]) async throws -> Findings {
    var findings = Findings()
    for size in sizes {
      // Through a pipe, which has no limit.
      let outcome = try await play(
        with: "set -o pipefail; (ulimit -f \(size);", and: ") 2>&1 | cat >&2")
      findings.add(try await state(after: outcome, speaking: true), after: "\(size) KiB")
    }
    return findings
  }

  /// How the home is after a command that met an error; one that failed must say so clearly.
  private func state(after outcome: Outcome, speaking: Bool) async throws -> Findings.State {
    let state = try await state(after: act.claim(of: outcome))
    if case .damaged = state { return state }
    let isSaid = !speaking || outcome.stderr.contains("authpipe: error: ")
    guard outcome.exit == 0 || [73, 74].contains(outcome.exit) && isSaid else {
      return .damaged("ended without a clear word: \(outcome)")
    }
    return state
  }
}
