internal import CSystem
internal import Dispatch
internal import Glibc
internal import Synchronization

/// What a server can do to a worker before the worker ends itself.
///
/// URLSession keeps a head, and the body of a redirect, for as long as it comes, tells nobody, and
/// takes ever longer over each piece while all other exchanges wait. A worker that ends is noticed,
/// and whose answer it was is found out.
struct Bounds {
  /// The bytes of this process in memory.
  private static let resident = 96 << 20
  /// The bytes of a connection that lie about unread. An idle connection has a few at most: those
  /// that took leave of it.
  private static let unread: Int32 = 8 << 10
  /// How often in a row so many may.
  private static let looks = 40
  /// In microseconds: memory may be filled in a few of them.
  private static let pause: UInt32 = 10_000
  /// At every how many looks at the memory the connections are looked at: there may be a hundred.
  private static let connectionsEvery = 5

  /// How many pieces of answers were handed on, and whether one is being.
  private static let handedOn = Atomic(0)
  private static let isHandingOn = Atomic(false)

  private let statistics = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
  private let page = sysconf(Int32(_SC_PAGESIZE))
  /// How often in a row each descriptor was found with too much unread.
  private var full: [Int32: Int] = [:]
  private var handedOnBefore = 0
  private var looksAtMemory = 0

  /// Runs `body`, which hands on a piece of an answer. Who takes it may let the server wait, and a
  /// server that is quick always has the next piece ready: neither is a connection that is stuck.
  static func handOn<R>(_ body: () -> R) -> R {
    isHandingOn.store(true, ordering: .relaxed)
    defer {
      handedOn.add(1, ordering: .relaxed)
      isHandingOn.store(false, ordering: .relaxed)
    }
    return body()
  }

  /// Watches from now on, for the rest of the process's life.
  static func watch() {
    DispatchQueue(label: "authpipe.worker.bounds", qos: .userInteractive).async {
      var bounds = Bounds()
      while bounds.hold() { usleep(pause) }
      _exit(1)
    }
  }

  private mutating func hold() -> Bool {
    guard pages * page <= Self.resident else { return false }
    looksAtMemory += 1
    guard looksAtMemory.isMultiple(of: Self.connectionsEvery) else { return true }
    let handedOn = Self.handedOn.load(ordering: .relaxed)
    if handedOn != handedOnBefore || Self.isHandingOn.load(ordering: .relaxed) { full = [:] }
    handedOnBefore = handedOn
    let full = overfull()
    self.full = Dictionary(uniqueKeysWithValues: full.map { ($0, (self.full[$0] ?? 0) + 1) })
    return !self.full.values.contains { $0 > Self.looks }
  }

  /// The connections with too much unread.
  private func overfull() -> [Int32] {
    var found: [Int32] = []
    // The lowest free number is the next that is given out: after many free ones comes no more.
    var descriptor: Int32 = 3
    var free = 0
    while free < 64 {
      let count = authpipe_unread(descriptor)
      free = count < 0 ? free + 1 : 0
      if count > Self.unread { found.append(descriptor) }
      descriptor += 1
    }
    return found
  }

  /// The pages in memory: the second number of the file.
  private var pages: Int {
    withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { room in
      let count = pread(statistics, room.baseAddress, room.count, 0)
      guard count > 0 else { return 0 }
      let second = room[..<count].split(separator: UInt8(ascii: " ")).dropFirst().first
      return second?.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) } ?? 0
    }
  }
}
