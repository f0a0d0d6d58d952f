import BigCommerceSandbox
import Foundation
import Testing

/// One run of a transcript in a home of its own.
struct TranscriptRun {
  private let transcript: Transcript
  private let home: TemporaryHome
  private var environment: [String: String]
  private var requestsSeen = 0
  private var written: [String] = []
  private var isRewritten = false

  /// Whether transcripts are to be written anew from what happened: `AUTHPIPE_TRANSCRIPTS=overwrite`.
  private static let overwrites =
    ProcessInfo.processInfo.environment["AUTHPIPE_TRANSCRIPTS"] == "overwrite"

  /// The commands whose answer is a secret: a credential, and a key that is shown once.
  private static let answeringWithSecrets = [
    "authpipe get", "authpipe run", "authpipe inject", "authpipe vault slot add recovery",
  ]

  init(_ transcript: Transcript, in home: TemporaryHome) throws {
    self.transcript = transcript
    self.home = home
    environment = TranscriptWords(home).environment
    try FileManager.default.createDirectory(
      atPath: "\(home.path)/files", withIntermediateDirectories: true)
  }

  /// Runs every step, recording what differs from what is written.
  mutating func run() async throws {
    for step in transcript.steps {
      switch step.act {
      case .comment: written += step.source
      case .event(let event):
        written += step.source
        if event.verb == "requests" {
          expectRequests(event, step)
        } else {
          try await event.happen(in: home, &environment)
          environment.merge(TranscriptWords(home).environment) { $1 }
        }
      case .command(let command): try await run(command, of: step)
      }
    }
    if isRewritten && Self.overwrites {
      try Data(written.joined(separator: "\n").utf8).write(to: URL(filePath: transcript.path))
    }
  }

  private mutating func run(_ command: String, of step: Transcript.Step) async throws {
    // In a session without a terminal, wherever the tests are run from.
    let outcome = try await Program.run(
      "/usr/bin/setsid", ["--wait", "/bin/sh", "-c", command], environment: environment,
      in: home.path)
    let words = TranscriptWords(home)
    let actual = Transcript.Expectation(
      stdout: words.lines(of: outcome.stdout), stderr: words.lines(of: outcome.stderr),
      exit: outcome.exit)
    if let difference = TranscriptDifference(step.expected, actual) {
      record("$ \(command)\n\(difference.text)", at: step)
      isRewritten = true
      written += step.rewritten(for: actual)
    } else {
      written += step.source
    }
    expectNoSecret(in: outcome, of: command, step)
  }

  private func expectNoSecret(in outcome: Outcome, of command: String, _ step: Transcript.Step) {
    let secrets = TranscriptSecrets(of: home.sandbox)
    if let name = secrets.found(in: outcome.stderr) { record("stderr shows a \(name)", at: step) }
    let isAnswer = Self.answeringWithSecrets.contains { command.contains($0) }
    if !isAnswer, let name = secrets.found(in: outcome.stdout) {
      record("stdout shows a \(name)", at: step)
    }
    for file in secrets.files(under: home.path) { record("left in a file: \(file)", at: step) }
  }

  /// `@ requests count=N`: how many requests BigCommerce saw since this was last asked.
  private mutating func expectRequests(_ event: TranscriptEvent, _ step: Transcript.Step) {
    let seen = home.sandbox.requestCount
    if event.count != seen - requestsSeen {
      record("BigCommerce saw \(seen - requestsSeen) requests", at: step)
    }
    requestsSeen = seen
  }

  private func record(_ words: String, at step: Transcript.Step) {
    Issue.record(
      "\(transcript.name):\(step.line): \(words)",
      sourceLocation: SourceLocation(
        fileID: "EndToEndTests/\(transcript.name)", filePath: transcript.path, line: step.line,
        column: 1))
  }
}
