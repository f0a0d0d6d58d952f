internal import COpenSSL

/// The one arena of locked, guarded, wiped memory that every secret of the process lives in.
///
/// It is OpenSSL's secure heap: locked against swapping, between guard pages, left out of core
/// dumps, wiped on release.
package enum SecureHeap {
  /// Bytes in the arena: room for 32 probes in flight, a credentials file and a `get --json`.
  static let size = 1 << 19

  /// How well the arena is protected.
  package enum Protection: Sendable {
    /// Locked into memory, with guard pages.
    case full
    /// In use, but the system would not lock or guard it (a small `RLIMIT_MEMLOCK`).
    case partial
    /// There is no arena, so no secret can be held.
    case none
  }

  /// Whether TLS may be spoken in this process; false only before anything secret is held, where it
  /// cannot be.
  nonisolated(unsafe) package static var isForTLS = true

  /// Starts libcrypto and the arena on first use, and says how well the arena is protected.
  package static let protection: Protection = {
    guard authpipe_openssl_start(isForTLS ? 1 : 0) == 1 else { return .none }
    switch CRYPTO_secure_malloc_init(size, 32) {
    case 1: return .full
    case 2: return .partial
    default: return .none
    }
  }()

  /// Takes `count` bytes of the arena, or fails: never ordinary memory.
  static func allocate(_ count: Int) throws(SecretMemoryError) -> UnsafeMutableRawPointer {
    // Before it is initialised CRYPTO_secure_malloc hands out ordinary memory without a word.
    guard protection != .none else { throw .unavailable }
    guard let memory = CRYPTO_secure_malloc(count, #file, #line) else { throw .exhausted }
    return memory
  }

  static func release(_ memory: UnsafeMutableRawPointer, _ count: Int) {
    CRYPTO_secure_clear_free(memory, count, #file, #line)
  }
}

/// Why no secure memory could be had.
package enum SecretMemoryError: Error, Sendable {
  /// The arena could not be made when the process started.
  case unavailable
  /// The arena is full.
  case exhausted
}
