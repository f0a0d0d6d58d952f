internal import AuthpipeKit
internal import BigCommerce

/// What a person is told to do in a browser.
struct ConsentRequest {
  let link: AuthorizationLink
  let store: StoreHash?
  let context: Context

  /// Says it, and opens the address where there is a desktop and somebody in front of it.
  func make(opening: Bool) {
    context.say(
      "open this address in the browser of somebody who may install apps in "
        + (store.map { "store \($0.text)" } ?? "the store") + ":")
    context.diagnostics.writeBestEffort("\(link.text)\n")
    guard opening, context.mayPrompt, context.diagnostics.isTerminal, hasDesktop else { return }
    // Whether it did is plain to see, and the address is there in any case.
    _ = try? SystemProgram("xdg-open", link.text).leave(input: -1)
  }

  private var hasDesktop: Bool {
    context.environment.text("WAYLAND_DISPLAY") != nil || context.environment.text("DISPLAY") != nil
  }
}
