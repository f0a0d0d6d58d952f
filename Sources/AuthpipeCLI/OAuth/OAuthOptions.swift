internal import ArgumentParser

/// How a merchant's consent is asked for and brought back.
struct OAuthOptions: ParsableArguments {
  @Flag(name: .long, help: "Have a merchant let an app into the store, and store its token.")
  var oauth = false

  @Option(name: .long, help: "With --oauth: the app, as app add named it.", completion: .app)
  var app: String?

  @Flag(
    name: .long,
    help: "With --oauth: give out the app's install link, which brings no state back.")
  var installLink = false

  @Option(
    name: .long,
    help: "With --oauth: listen for the callback on 127.0.0.1:PORT, behind your own tunnel.")
  var listen: String?

  @Option(
    name: .long,
    help: "With --oauth: the redirect URI, where it is another than the app's.")
  var redirectUri: String?

  @Option(
    name: .long,
    help: "With --oauth: read callback addresses from this file, or - for standard input.",
    completion: .file())
  var callbackFrom: String?

  @Flag(name: .long, help: "With --oauth: open no browser.")
  var noBrowser = false

  /// The first of the options that says nothing without --oauth, where it is given.
  var stray: String? {
    let given: [(String, Bool)] = [
      ("--app", app != nil), ("--install-link", installLink), ("--listen", listen != nil),
      ("--redirect-uri", redirectUri != nil), ("--callback-from", callbackFrom != nil),
      ("--no-browser", noBrowser),
    ]
    return oauth ? nil : given.first { $0.1 }?.0
  }
}
