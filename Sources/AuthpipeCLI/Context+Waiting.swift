extension Context {
  /// Waits before BigCommerce is asked again, and says so to whoever watches: a rate limit can
  /// ask for half a minute, which would look like a hang.
  func wait(_ duration: Duration) async {
    if diagnostics.isTerminal, duration >= .seconds(2) {
      say("BigCommerce asks to wait; going on in \(duration.components.seconds)s")
    }
    // Ends early when the task is cancelled, which the provider looks for.
    try? await Task.sleep(for: duration)
  }
}
