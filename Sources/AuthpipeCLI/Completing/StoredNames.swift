internal import ArgumentParser
internal import AuthpipeKit
internal import AuthpipeVault
internal import Glibc

/// The names in the vault that a shell offers while its user waits for the next key: nobody is
/// asked, no program is run, and where something is amiss nothing is offered.
struct StoredNames {
  /// The processor time in seconds after which what was found so far is offered: a shell that takes
  /// longer feels slow. The time of day would offer less wherever the machine is busy.
  private static let time = 0.018

  /// In microseconds, with everything that the processor is not needed for.
  private static let longestWait = 500_000

  private struct OutOfTime: Error {}

  private let words: [String]
  private let access: VaultAccess

  /// For a command line of `words`, which may name another vault, or key.
  init(_ words: [String]) {
    self.words = words
    let selection = VaultSelection(
      vault: Self.value(of: "--vault", in: words), keyFile: Self.value(of: "--key-file", in: words))
    access = VaultAccess(
      context: Context(interaction: .only(noInput: true)), selecting: selection)
  }

  /// The connections whose names begin with `prefix`.
  func connections(beginning prefix: String) -> [String] {
    let provider = "\(ConnectionReference.defaultProvider):"
    let isQualified = prefix.hasPrefix(provider)
    return names { "\(isQualified ? provider : "")\($0)" }.filter { $0.hasPrefix(prefix) }
  }

  /// The tenants whose names begin with `prefix`.
  func tenants(beginning prefix: String) -> [String] {
    names(\.tenant).filter { $0.hasPrefix(prefix) }
  }

  /// The apps whose names begin with `prefix`.
  func apps(beginning prefix: String) -> [String] {
    gathered { vault, found in
      try vault.forEachApp { try found(try? $0.get().name) }
    }
    .filter { $0.hasPrefix(prefix) }
  }

  private func names(_ name: (ConnectionReference) -> String) -> [String] {
    gathered { vault, found in
      try vault.forEachConnection { try found((try? $0.get()).map { name($0.reference) }) }
    }
  }

  /// What `find` finds, one after the other; nil is for one that cannot be read.
  private func gathered(
    _ find: (Vault, (String?) throws -> Void) throws -> Void
  ) -> [String] {
    var found: Swift.Set<String> = []
    // Whoever holds the vault for long is not waited for.
    signal(SIGALRM) { _ in _exit(0) }
    var limit = itimerval(
      it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: Self.longestWait))
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &limit, nil)
    let start = clock()
    do {
      // Behind it stand the words of another program.
      guard !words.contains("--") else { return [] }
      // A program that prints a key may ask for a passphrase in a window of its own.
      guard !access.keySource.asksProgram, try access.exists() else { return [] }
      try access.read { vault in
        try find(vault) { name in
          if let name { found.insert(name) }
          guard Double(clock() - start) / Double(CLOCKS_PER_SEC) < Self.time else {
            throw OutOfTime()
          }
        }
      }
    } catch is OutOfTime {
      // As many as there was time for.
    } catch {
      return []
    }
    return found.sorted()
  }

  private static func value(of option: String, in words: [String]) -> String? {
    if let word = words.last(where: { $0.hasPrefix("\(option)=") }) {
      return String(word.dropFirst(option.count + 1))
    }
    let place = words.lastIndex(of: option).map { words.index(after: $0) }
    return place.flatMap { $0 < words.endIndex ? words[$0] : nil }
  }
}

extension CompletionKind {
  /// An app that is stored.
  static var app: CompletionKind {
    .custom { words, _, prefix in StoredNames(words).apps(beginning: prefix) }
  }

  /// A connection that is stored.
  static var connection: CompletionKind {
    .custom { words, _, prefix in StoredNames(words).connections(beginning: prefix) }
  }

  /// A tenant of a connection that is stored.
  static var tenant: CompletionKind {
    .custom { words, _, prefix in StoredNames(words).tenants(beginning: prefix) }
  }
}
