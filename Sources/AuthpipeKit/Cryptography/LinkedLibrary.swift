internal import COpenSSL

/// A library that is part of this program, as it names itself when asked.
package struct LinkedLibrary: Sendable {
  package let name: String
  package let version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  /// OpenSSL's libcrypto.
  package static var openSSL: LinkedLibrary {
    .init(name: "OpenSSL", version: String(cString: OpenSSL_version(OPENSSL_VERSION_STRING)))
  }
}
