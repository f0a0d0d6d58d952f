/// What a row of mishaps did to an act.
struct Findings {
  /// How the home was found after a mishap.
  enum State {
    case old
    case new
    case damaged(String)
  }

  /// How many mishaps there were.
  private(set) var tried = 0
  private(set) var old = 0
  private(set) var new = 0
  /// What was found to be wrong, and after what.
  private(set) var damages: [String] = []
  /// At how many places a kill was tried, however often.
  var places = 0
  /// How many mishaps the command did not live to see, or did not notice; of kills, at how many
  /// places.
  var missed = 0
  /// How many mishaps left what another had left before, which was judged then.
  var repeated = 0

  mutating func add(_ state: State, after mishap: String) {
    tried += 1
    switch state {
    case .old: old += 1
    case .new: new += 1
    case .damaged(let damage): damages.append("\(mishap): \(damage)")
    }
  }
}
