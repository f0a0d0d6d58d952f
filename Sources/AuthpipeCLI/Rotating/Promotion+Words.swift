internal import AuthpipeKit

extension Rotation.Promotion {
  /// Says what was done, on standard error.
  func say(of reference: ConnectionReference, in context: Context) {
    context.say(
      "rotated '\(reference)': version \(version) is current, version \(previous) is kept as previous"
    )
    if !scopes.lost.isEmpty {
      context.warn(
        "the new token lacks what the old one may: \(scopes.lost.joined(separator: ", "))")
    }
    if !scopes.unclear.isEmpty {
      context.warn(
        "the answers did not tell whether the new token lacks what the old one may: \(scopes.unclear.joined(separator: ", "))"
      )
    }
    if !hasClientSecret {
      context.say("the new version has no client secret: the file did not bring one")
    }
    if hadExpiry {
      context.say(
        "the date of --expires was the old version's; authpipe set gives the new one its own")
    }
  }
}
