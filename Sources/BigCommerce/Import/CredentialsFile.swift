package import AuthpipeKit

/// The file that the control panel offers once, when an API account is created.
///
/// It is named `BigCommerceAPI-credentials-*.txt`. One layout stood in BigCommerce's documentation
/// around 2022 and two more have been observed: the same labels in different orders.
package struct CredentialsFile: ~Copyable {
  /// Longer files are not read on.
  package static let longest = 16_384

  /// The token; it can be sent as a header value.
  package let accessToken: SecretBytes
  /// The public name of the API account; REST calls do not need it.
  package let clientID: SecretBytes?
  /// The key of the API account's signatures; REST calls do not need it.
  package let clientSecret: SecretBytes?
  /// What the merchant called the API account: at most 200 characters, none of them controls.
  package let clientName: String?
  /// The store of the API path; nil when the file has none, and the store must be named otherwise.
  package let storeHash: StoreHash?

  /// What is wrong with a file, without anything that stands in it.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    /// None of the labels is there.
    case notCredentials
    /// A Stencil configuration, or the file of a Stencil token.
    case stencilFile
    case noAccessToken
    case malformedToken(SecretShape.Fault)
    /// The API path is not on `https://api.bigcommerce.com`: trusting it would send the token away.
    case foreignHost
    /// The API path is BigCommerce's, and the token is to go to a sandbox.
    case notForSandbox
    /// The API path is an account's and not a store's.
    case accountLevel
    case malformedHash
    /// The label, as authpipe spells it, stands there twice with different values.
    case conflictingValues(label: String)
    /// The value of the label, as authpipe spells it, is not visible ASCII or is too long.
    case malformedValue(label: String)
  }

  /// Reads a file; throws `Fault`, or `SecretMemoryError` when there is no room for its secrets.
  ///
  /// With a `sandbox` the API path must be on exactly its host and port, or be left out: a live
  /// token must not go to whatever listens on a port of this machine.
  package init(
    parsing bytes: borrowing SecretBytes, allowing sandbox: APIEndpoint? = nil
  ) throws {
    self = try bytes.withBytes { try Self(reading: $0, allowing: sandbox) }
  }

  private init(reading bytes: UnsafeRawBufferPointer, allowing sandbox: APIEndpoint?) throws {
    let text = try LabelledText(bytes)
    guard let token = text.value(of: .accessToken) else { throw Fault.noAccessToken }
    if let fault = SecretShape.fault(inToken: token) { throw Fault.malformedToken(fault) }
    let storeHash = try text.value(of: .apiPath).map {
      try Self.storeHash(inAPIPath: $0, allowing: sandbox)
    }
    let accessToken = try SecretBytes(copying: token)
    let clientID = try Self.secret(text.value(of: .clientID), .clientID)
    let clientSecret = try Self.secret(text.value(of: .clientSecret), .clientSecret)

    self.accessToken = accessToken
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.storeHash = storeHash
    clientName = Self.name(text.value(of: .clientName) ?? text.value(of: .name))
  }

  /// The secrets of the file, given over without a copy.
  package consuming func credential() -> Credential {
    Credential(accessToken: accessToken, clientID: clientID, clientSecret: clientSecret)
  }

  private static func secret(
    _ value: UnsafeRawBufferPointer?, _ label: CredentialLabel
  ) throws -> SecretBytes? {
    guard let value else { return nil }
    // What is no text would steer a terminal that `get` prints it on.
    guard SecretShape.fault(inToken: value) == nil else {
      throw Fault.malformedValue(label: label.rawValue)
    }
    return try SecretBytes(copying: value)
  }

  private static func name(_ value: UnsafeRawBufferPointer?) -> String? {
    guard let value else { return nil }
    let scalars = String(decoding: value, as: UTF8.self).unicodeScalars
      .filter { $0.properties.generalCategory != .control }
    let name = String(String.UnicodeScalarView(scalars.prefix(200)))
    return name.isEmpty ? nil : name
  }
}
