package import AuthpipeKit

/// A file with one credential: the one that the control panel offers once, when an API account is
/// created, a project's `.env`, or JSON.
///
/// The first is named `BigCommerceAPI-credentials-*.txt`. One layout stood in BigCommerce's
/// documentation around 2022 and two more have been observed: the same labels in different orders.
package struct CredentialsFile: ~Copyable {
  /// Longer files are not read on.
  package static let longest = 16_384

  /// The token; it can be sent as a header value.
  package let accessToken: SecretBytes
  /// The public name of the API account; REST calls do not need it.
  package let clientID: SecretBytes?
  /// The key of the API account's signatures; REST calls do not need it.
  package let clientSecret: SecretBytes?
  /// The key that webhooks are checked with; the control panel's file has none.
  package let webhookSecret: SecretBytes?
  /// What the merchant called the API account: at most 200 characters, none of them controls.
  package let clientName: String?
  /// The store of the API path; nil when the file has none, and the store must be named otherwise.
  package let storeHash: StoreHash?
  /// The connection's name, where JSON gives one, or what is wrong with it.
  package let connection: Result<ConnectionReference, ConnectionReference.Fault>?
  /// Whether the file holds more than what was read of it.
  package let holdsMore: Bool

  /// What is wrong with a file, without anything that stands in it.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    /// None of the labels and names is there.
    case notCredentials
    /// A Stencil configuration without its secrets, or the file of a Stencil token.
    case stencilFile
    case malformedJSON
    /// A JSON array: of one credential each.
    case severalCredentials
    /// The quotes that a line opens are not closed.
    case openQuote(line: Int)
    /// The value at a place stands for one that is elsewhere.
    case reference(place: String)
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
    /// Several places give different values for the item, as authpipe spells it.
    case ambiguous(item: String, places: [String])
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
    let found = try FoundValues(in: bytes)
    guard let token = found[.accessToken] else { throw Fault.noAccessToken }
    let storeHash = try Self.storeHash(in: found, allowing: sandbox)
    let clientName = Self.name(try found.text(of: .accountName))
    let connection = try Self.connection(in: found)
    let accessToken = try Self.secret(token, wrong: Fault.malformedToken)
    let clientID = try Self.secret(found[.clientID])
    let clientSecret = try Self.secret(found[.clientSecret])
    let webhookSecret = try Self.secret(found[.webhookSecret])

    self.accessToken = accessToken
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.webhookSecret = webhookSecret
    self.storeHash = storeHash
    self.clientName = clientName
    self.connection = connection
    holdsMore = found.areNotAll
  }

  /// The secrets of the file, given over without a copy.
  package consuming func credential() -> Credential {
    Credential(
      accessToken: accessToken, clientID: clientID, clientSecret: clientSecret,
      webhookSecret: webhookSecret)
  }

  /// A value that must be visible ASCII.
  static func secret(_ value: WrittenValue?) throws -> SecretBytes? {
    guard let value else { return nil }
    // What is no text would steer a terminal that `get` prints it on.
    return try secret(value) { _ in Fault.malformedValue(label: value.place) }
  }

  private static func secret(
    _ value: WrittenValue, wrong: (SecretShape.Fault) -> Fault
  ) throws -> SecretBytes {
    guard !value.isReference else { throw Fault.reference(place: value.place) }
    let secret = try value.secret()
    if let fault = secret.withBytes({ SecretShape.fault(inToken: $0) }) { throw wrong(fault) }
    return secret
  }

  private static func name(_ text: String?) -> String? {
    guard let text else { return nil }
    let scalars = text.unicodeScalars
      .filter { $0.properties.generalCategory != .control }
    let name = String(String.UnicodeScalarView(scalars.prefix(200)))
    return name.isEmpty ? nil : name
  }

  private static func connection(
    in found: FoundValues
  ) throws -> Result<ConnectionReference, ConnectionReference.Fault>? {
    do throws(ConnectionReference.Fault) {
      if let name = try? found.text(of: .connection) {
        return .success(try ConnectionReference(parsing: name))
      }
      if let tenant = try? found.text(of: .tenant) {
        let user = (try? found.text(of: .user)) ?? ConnectionReference.defaultUser
        return .success(try ConnectionReference(tenant: tenant, user: user))
      }
      guard let name = try? found.text(of: .name) else { return nil }
      return .success(try ConnectionReference(parsing: name))
    } catch {
      return .failure(error)
    }
  }
}
