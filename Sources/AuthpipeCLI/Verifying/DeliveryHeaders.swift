internal import AuthpipeKit
internal import BigCommerce

/// The headers of a delivery: in a file, or where a web server leaves them for the programs that
/// it starts (`HTTP_WEBHOOK_ID` and so on, RFC 3875 section 4.1.18).
struct DeliveryHeaders: ~Copyable {
  private let lines: HeaderLines?
  private let environment: Environment

  /// Reads `file`; nil stands for the environment.
  init(in file: String?, _ context: Context) throws {
    environment = context.environment
    guard let file else {
      lines = nil
      return
    }
    // Standard input has the body.
    guard file != "-" else { throw CommandFault.standardInputTwice }
    lines = try HeaderLines(parsing: SecretInput(context: context).read(file))
  }

  /// The value of the header of that name, in secure memory; nil where it is not there, or empty.
  func value(of name: String) throws -> SecretBytes? {
    switch lines {
    case .some(let lines): return try lines.value(of: name)
    case .none:
      let variable = String(name.uppercased().map { $0 == "-" ? "_" : $0 })
      return try environment.takeSecret("HTTP_\(variable)")
    }
  }

  /// What a delivery says of its signature.
  func signature() throws -> WebhookSignature {
    try WebhookSignature(
      id: plainValue(of: .id), timestamp: plainValue(of: .timestamp),
      signature: plainValue(of: .signature))
  }

  private func plainValue(of header: WebhookSignature.Header) throws -> [UInt8]? {
    switch try value(of: header.rawValue) {
    case .some(let value): value.withBytes { Array($0) }
    case .none: nil
    }
  }
}
