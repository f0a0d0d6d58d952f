internal import Synchronization

/// Something that happens once, whoever comes first.
final class OnceFlag: Sendable {
  private let flag = Atomic(false)

  /// Raises it; whether it was not raised before.
  func raise() -> Bool { !flag.exchange(true, ordering: .acquiringAndReleasing) }

  var isRaised: Bool { flag.load(ordering: .acquiring) }
}
