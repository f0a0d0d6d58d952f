internal import AuthpipeKit
internal import HTTPTypes

/// Tells a watcher of scheduled jobs that a run began, and how it ended, as healthchecks.io takes
/// it: `URL/start` and `URL/EXIT-STATUS`, both with the run's id.
struct HealthPing: Sendable {
  /// How long a ping may take.
  private static let longest = Duration.seconds(10)

  private let scheme: String
  private let authority: String
  private let path: String
  private let run: String

  /// Takes apart `address`, an http or https URL without a query.
  init(address: String) throws {
    scheme = String(address.prefix { $0 != ":" })
    let separator = "://"
    let rest = address.dropFirst(scheme.count + separator.count)
    authority = String(rest.prefix { $0 != "/" })
    var path = rest.dropFirst(authority.count)
    while path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
    guard scheme == "https" || scheme == "http", address.hasPrefix(scheme + separator),
      !authority.isEmpty,
      address.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
      !address.contains(where: { "?#@\\".contains($0) })
    else { throw OptionFault.pingMalformed }
    run = try Self.makeRun()
  }

  /// A random UUID (RFC 9562, version 4).
  private static func makeRun() throws -> String {
    var bytes = try RandomBytes.make(16)
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = bytes.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0\(text)" : text
    }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
    return groups.map { digits[$0].joined() }.joined(separator: "-")
  }

  /// Sends `signal`, `start` or an exit status, and says whether it was taken.
  func send(_ signal: String, through transport: any HTTPTransport) async -> Bool {
    let request = HTTPRequest(
      method: .get, scheme: scheme, authority: authority, path: "\(path)/\(signal)?rid=\(run)",
      headerFields: [.userAgent: Version.userAgent])
    let answer = try? await transport.send(request, secret: nil, timeout: Self.longest)
    return answer.map { (200..<300).contains($0.response.status.code) } ?? false
  }
}
