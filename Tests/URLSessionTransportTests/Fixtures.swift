internal import AuthpipeKit
internal import Foundation
internal import HTTPTypes
internal import Testing

/// The canary: a token that must reach the server it is meant for, and nobody else.
let token = "canarytoken0123456789abcdefghij"

extension HTTPField.Name {
  static let authToken = HTTPField.Name("X-Auth-Token")!
}

/// A secret header holding `value`.
func secret(_ value: String = token) throws -> SecretHeader {
  var bytes = try SecretBytes(capacity: value.utf8.count)
  for byte in value.utf8 { bytes.append(byte) }
  return SecretHeader(name: .authToken, value: SharedSecret(bytes))
}

/// A GET of `path` at `port` of this machine.
func get(_ path: String = "/", port: UInt16, host: String = "127.0.0.1") -> HTTPRequest {
  HTTPRequest(method: .get, scheme: "http", authority: "\(host):\(port)", path: path)
}

extension HTTPTransport {
  /// What became of a send, failure or answer.
  func outcome(
    of request: HTTPRequest, secret: SecretHeader? = nil, timeout: Duration = .seconds(60)
  ) async -> Result<HTTPAnswer, TransportFailure> {
    do throws(TransportFailure) {
      return .success(try await send(request, secret: secret, timeout: timeout))
    } catch {
      return .failure(error)
    }
  }

  /// The failure of a send, or nil when there was an answer.
  func failure(
    of request: HTTPRequest, secret: SecretHeader? = nil, timeout: Duration = .seconds(60)
  ) async -> TransportFailure? {
    guard case .failure(let failure) = await outcome(of: request, secret: secret, timeout: timeout)
    else { return nil }
    return failure
  }
}

/// What a program writes to its standard output.
func output(of program: String, _ arguments: String...) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return data
}

/// The most memory this process has had resident, in kB.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .ascii)
  let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
  return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) })
}
