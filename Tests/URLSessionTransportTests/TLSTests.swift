internal import AuthpipeKit
internal import Foundation
internal import HTTPTypes
internal import Testing
internal import URLSessionTransport

@Suite struct TLSTests {
  private static let openssl = "/usr/bin/openssl"

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: openssl), "openssl is not installed"))
  func `a server with a certificate of its own making gets no token and gives no answer`()
    async throws
  {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("authpipe-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let key = directory.appendingPathComponent("key.pem").path
    let certificate = directory.appendingPathComponent("certificate.pem").path
    _ = try output(
      of: Self.openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
      "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1",
      "-addext", "subjectAltName=IP:127.0.0.1")

    let server = Process()
    server.executableURL = URL(fileURLWithPath: Self.openssl)
    server.arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www",
    ]
    let log = Pipe()
    server.standardOutput = log
    server.standardError = FileHandle.nullDevice
    try server.run()
    defer { server.terminate() }
    var text = ""
    while !text.contains("ACCEPT 127.0.0.1:") || !text.hasSuffix("\n") {
      let piece = log.fileHandleForReading.availableData
      guard !piece.isEmpty else { break }
      text += String(decoding: piece, as: UTF8.self)
    }
    let port = try #require(
      text.components(separatedBy: "ACCEPT 127.0.0.1:").last.flatMap {
        UInt16($0.prefix { $0.isNumber })
      })

    let request = HTTPRequest(
      method: .get, scheme: "https", authority: "127.0.0.1:\(port)", path: "/")
    let failure = await URLSessionTransport().failure(of: request, secret: try secret())
    // On Linux this is the same error as a broken answer.
    #expect(failure == .tls || failure == .other(code: -1))
  }
}
