internal import ArgumentParser

/// What a rotation is to do besides going forward.
struct RotateOptions: ParsableArguments {
  @Flag(name: .long, help: "Show the versions there are and what is left to be done.")
  var status = false

  @Flag(name: .long, help: "Make the version that waits the current one, once it is tested.")
  var promote = false

  @Flag(name: .long, help: "Give up the version that waits.")
  var abort = false

  @Flag(name: .long, help: "Go back to the version before this one, if it still works.")
  var rollback = false

  @Flag(name: .long, help: "With --rollback: do not ask BigCommerce whether it does.")
  var offline = false

  @Flag(name: .long, help: "Retire the previous versions: their API accounts are deleted.")
  var retire = false

  @Flag(
    name: .long, help: "List the connections whose own rules ask for a rotation; change nothing.")
  var due = false

  @Flag(name: .long, help: "Ask, and say what would be done, and change nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Rotate even where the new token may do less than the old one.")
  var allowScopeLoss = false

  @Option(
    name: .long,
    help: "The old API account's webhooks: recreate, list or ignore. Default: list.",
    completion: .list(WebhookMode.allCases.map(\.rawValue)))
  var webhooks: WebhookMode?

  @Option(
    name: .long,
    help: "How long the secrets of retired versions are kept, from now on. Default: 30d.")
  var keep: String?

  @Flag(name: .long, help: "With --retire: do not ask.")
  var yes = false

  /// What is to be done: one of the flags, or nothing of the kind.
  var act: RotateAct? {
    get throws {
      let acts: [(RotateAct, Bool)] = [
        (.status, status), (.promote, promote), (.abort, abort), (.rollback, rollback),
        (.retire, retire), (.due, due),
      ]
      let chosen = acts.filter(\.1).map(\.0)
      guard chosen.count < 2 else {
        throw OptionFault.conflictingOptions("--\(chosen[0].rawValue)", "--\(chosen[1].rawValue)")
      }
      return chosen.first
    }
  }
}

/// What `rotate` does besides going forward.
enum RotateAct: String {
  case status, promote, abort, rollback, retire, due
}
